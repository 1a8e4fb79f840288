namespace Crowd.Quality.Signals;

/// <summary>Tells whether a worker's answers depend on the truth at all.</summary>
public static class RandomClicking
{
    /// <summary>Below this dependence the answers say nothing of the truth.</summary>
    public const double Flagged = 0.1;

    /// <summary>Largest total variation between two rows of a worker's confusion matrix: how much the truth can change what he says.</summary>
    /// <param name="confusion">P(answer | truth), one row a true class, each row summing to 1.</param>
    /// <returns>0 (answers do not depend on the truth) to 1; 0 for one class. O(K³).</returns>
    /// <exception cref="ArgumentException">Rows of different length, or a row that is not a distribution; it is named.</exception>
    public static double Dependence(IReadOnlyList<IReadOnlyList<double>> confusion)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        for (var k = 0; k < confusion.Count; k++)
        {
            if (confusion[k].Count != confusion[0].Count || confusion[k].Any(p => !(p >= 0)) || !(Math.Abs(confusion[k].Sum() - 1) < 1e-6))
            {
                throw new ArgumentException($"Row {k} of the confusion matrix is not a distribution over {confusion[0].Count} answers.", nameof(confusion));
            }
        }

        var most = 0.0;
        for (var i = 0; i < confusion.Count; i++)
        {
            for (var j = i + 1; j < confusion.Count; j++)
            {
                most = Math.Max(most, confusion[i].Zip(confusion[j], (p, q) => Math.Abs(p - q)).Sum() / 2);
            }
        }

        return most;
    }
}
