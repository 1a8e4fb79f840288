namespace Crowd.Quality.Categorical;

/// <summary>Class prior and workers' confusion matrices, as logarithms.</summary>
/// <param name="Classes">K.</param>
/// <param name="LogConfusion">ln P(worker w says y | truth k) at [(w · K + y) · K + k].</param>
/// <param name="LogPrior">ln P(class k).</param>
internal sealed record ConfusionModel(int Classes, double[] LogConfusion, double[] LogPrior)
{
    /// <summary>ln P(worker says label | each class): K values.</summary>
    public ReadOnlySpan<double> Row(int worker, int label) => LogConfusion.AsSpan(checked(((worker * Classes) + label) * Classes), Classes);

    /// <summary>P(right) of a worker over the class prior.</summary>
    public double Skill(int worker)
    {
        var skill = 0.0;
        for (var k = 0; k < Classes; k++)
        {
            skill += Math.Exp(LogPrior[k] + Row(worker, k)[k]);
        }

        return Math.Clamp(skill, 0, 1);
    }
}
