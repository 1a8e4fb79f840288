namespace Crowd.Quality.Categorical;

/// <summary>Class prior and what each worker says of each class, as logarithms.</summary>
internal abstract class ConfusionModel(double[] logPrior)
{
    /// <summary>ln P(class k).</summary>
    public double[] LogPrior { get; } = logPrior;

    public int Classes => LogPrior.Length;

    /// <summary>Adds sign · ln P(worker says label | each class) to K numbers.</summary>
    public abstract void Add(int worker, int label, Span<double> to, double sign);

    /// <summary>P(right) of a worker over the class prior.</summary>
    public double Skill(int worker)
    {
        var (skill, row) = (0.0, new double[Classes]);
        var sums = new double[Classes];
        var diagonal = new double[Classes];
        for (var label = 0; label < Classes; label++)
        {
            Array.Clear(row);
            Add(worker, label, row, 1);
            for (var truth = 0; truth < Classes; truth++)
            {
                sums[truth] += Math.Exp(row[truth]);
            }

            diagonal[label] = Math.Exp(row[label]);
        }

        for (var k = 0; k < Classes; k++)
        {
            skill += Math.Exp(LogPrior[k]) * diagonal[k] / sums[k];
        }

        return Math.Clamp(skill, 0, 1);
    }
}
