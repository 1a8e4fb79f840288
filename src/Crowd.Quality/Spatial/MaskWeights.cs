namespace Crowd.Quality.Spatial;

/// <summary>Weights of workers in a pixel vote.</summary>
internal static class MaskWeights
{
    private const int RasaRounds = 10;
    private const double Epsilon = 1e-9;
    private const double PriorAnswers = 4;
    private const double PriorLikeness = 0.7;

    /// <summary>Mean IoU of each worker's masks with the plain vote of the others, pulled to 0.7 by four answers' worth.</summary>
    public static double[] LeaveOneOut(MaskVotes[] objects)
    {
        var (sum, count) = Sums(objects, (votes, n) =>
        {
            var others = votes.Answers.Length - 1;
            return others == 0 ? PriorLikeness : votes.Likeness(n, p => 2 * Ones(p & ~(1UL << n)) > others);
        });
        return [.. sum.Zip(count, (s, c) => (s + (PriorAnswers * PriorLikeness)) / (c + PriorAnswers))];
    }

    /// <summary>RASA: weight ln(1 / (d + ε) + 1) of the worker's mean distance d from the consensus; the consensus by these weights; again.</summary>
    public static double[] Rasa(MaskVotes[] objects)
    {
        double[]? weights = null;
        for (var round = 0; round < RasaRounds; round++)
        {
            var current = weights;
            var (sum, count) = Sums(objects, (votes, n) => 1 - votes.Likeness(n, votes.Majority(current)));
            weights = [.. sum.Zip(count, (s, c) => OfDistance(c == 0 ? 1 : s / c))];
        }

        return weights ?? [];
    }

    public static double OfDistance(double distance) => Math.Log((1 / (distance + Epsilon)) + 1);

    private static int Ones(ulong pattern) => System.Numerics.BitOperations.PopCount(pattern);

    private static (double[] Sum, int[] Count) Sums(MaskVotes[] objects, Func<MaskVotes, int, double> figure)
    {
        var workers = objects.Length == 0 ? 0 : objects.Max(o => o.Answers.Max(a => a.Worker)) + 1;
        var (sum, count) = (new double[workers], new int[workers]);
        foreach (var votes in objects)
        {
            for (var n = 0; n < votes.Answers.Length; n++)
            {
                sum[votes.Answers[n].Worker] += figure(votes, n);
                count[votes.Answers[n].Worker]++;
            }
        }

        return (sum, count);
    }
}
