namespace Crowd.Quality.Categorical;

/// <summary>A full confusion matrix for each worker.</summary>
/// <param name="logConfusion">ln P(worker w says y | truth k) at [(w · K + y) · K + k].</param>
/// <param name="logPrior">ln P(class k).</param>
internal sealed class TableModel(double[] logConfusion, double[] logPrior) : ConfusionModel(logPrior)
{
    public override void Add(int worker, int label, Span<double> to, double sign)
    {
        var row = logConfusion.AsSpan(((worker * Classes) + label) * Classes, Classes);
        for (var k = 0; k < to.Length; k++)
        {
            to[k] += sign * row[k];
        }
    }
}
