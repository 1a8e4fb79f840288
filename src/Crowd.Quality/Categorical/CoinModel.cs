namespace Crowd.Quality.Categorical;

/// <summary>One number for each worker: right with probability s, else any of the other classes.</summary>
internal sealed class CoinModel(double[] skill, double[] logPrior) : ConfusionModel(logPrior)
{
    public override void Add(int worker, int label, Span<double> to, double sign)
    {
        var wrong = LogWrong(skill[worker], Classes);
        foreach (ref var value in to)
        {
            value += sign * wrong;
        }

        to[label] += sign * (Math.Log(skill[worker]) - wrong);
    }

    public static double LogWrong(double skill, int classes) => classes == 1 ? 0 : Math.Log((1 - skill) / (classes - 1));
}
