namespace Crowd.Quality.Spatial;

/// <summary>Pairs the shapes of two answers: as many pairs at or above a threshold as there can be, and among these the greatest total likeness.</summary>
public static class Matching
{
    /// <summary>Pairs boxes of the same class.</summary>
    /// <param name="first">Boxes of one answer.</param>
    /// <param name="second">Boxes of the other, or gold.</param>
    /// <param name="threshold">Least IoU of a pair, in [0, 1]; pairs with an IoU of 0 are never made. Usual: 0.5.</param>
    /// <returns>The pairs, in order of the first list. Greedy matching would lose some.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A threshold out of range, or NaN.</exception>
    public static IReadOnlyList<Match> Boxes(IReadOnlyList<LabelledBox> first, IReadOnlyList<LabelledBox> second, double threshold = 0.5)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return Of(first.Count, second.Count,
            (i, j) => first[i].Label == second[j].Label ? first[i].Box.IntersectionOverUnion(second[j].Box) : 0, threshold);
    }

    /// <summary>Pairs points at most <paramref name="tolerance"/> apart; the likeness is 1 − distance / tolerance, at least a millionth.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A tolerance that is not above 0, infinite or NaN.</exception>
    public static IReadOnlyList<Match> Points(IReadOnlyList<Point> first, IReadOnlyList<Point> second, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Sequential.Check.Positive(tolerance);
        return Of(first.Count, second.Count, (i, j) => first[i].DistanceTo(second[j]) is var d && d <= tolerance
            ? Math.Max(1e-6, 1 - (d / tolerance)) : 0, 0);
    }

    /// <summary>Pairs anything by a likeness of its own.</summary>
    /// <param name="first">Size of the first list.</param>
    /// <param name="second">Size of the second list.</param>
    /// <param name="likeness">Likeness of a pair, in [0, 1].</param>
    /// <param name="threshold">Least likeness of a pair, in [0, 1]; 0 is never enough.</param>
    /// <returns>The pairs, in order of the first list.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A threshold out of range, or NaN; a likeness that is NaN or outside [0, 1].</exception>
    public static IReadOnlyList<Match> Of(int first, int second, Func<int, int, double> likeness, double threshold = 0.5)
    {
        ArgumentNullException.ThrowIfNull(likeness);
        Sequential.Check.Unit(threshold);
        var (like, gains) = (new double[first, second], new double[first, second]);
        var onePair = Math.Min(first, second) + 1.0; // one pair more outweighs any gain in likeness
        for (var i = 0; i < first; i++)
        {
            for (var j = 0; j < second; j++)
            {
                like[i, j] = Sequential.Check.Unit(likeness(i, j), nameof(likeness));
                gains[i, j] = like[i, j] >= threshold && like[i, j] > 0 ? onePair + like[i, j] : 0;
            }
        }

        var partner = Assignment.Maximise(gains);
        return [.. Enumerable.Range(0, first).Where(i => partner[i] >= 0).Select(i => new Match(i, partner[i], like[i, partner[i]]))];
    }
}
