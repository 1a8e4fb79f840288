using Crowd.Quality.Spatial;

namespace Crowd.Quality.Spans;

/// <summary>Scores spans against gold. There is no kappa: nobody can count the spans that rightly nobody marked.</summary>
public static class SpanScore
{
    /// <summary>Matches spans one to one and counts.</summary>
    /// <param name="found">Spans found.</param>
    /// <param name="gold">Spans there are.</param>
    /// <param name="match">When two count as the same.</param>
    /// <returns>Precision, recall, F1; scores of texts add up with <c>+</c>.</returns>
    /// <exception cref="ArgumentException">An empty or negative span; it is named.</exception>
    public static DetectionScore Of(IReadOnlyList<TextSpan> found, IReadOnlyList<TextSpan> gold, SpanMatch match = SpanMatch.Exact)
    {
        Check(found, nameof(found));
        Check(gold, nameof(gold));
        var pairs = Matching.Of(found.Count, gold.Count, (i, j) => IsMatch(found[i], gold[j], match) ? found[i].IntersectionOverUnion(gold[j]) : 0, 0);
        return new(pairs.Count, found.Count, gold.Count, pairs.Sum(p => p.Likeness));
    }

    /// <summary>The same by characters: a character marked by both with the same type counts as matched. Characters of overlapping spans count for each.</summary>
    /// <exception cref="ArgumentException">An empty or negative span; it is named.</exception>
    public static DetectionScore ByCharacter(IReadOnlyList<TextSpan> found, IReadOnlyList<TextSpan> gold)
    {
        Check(found, nameof(found));
        Check(gold, nameof(gold));
        var common = 0;
        foreach (var type in found.Select(s => s.Type).Distinct())
        {
            common += Covered([.. from a in found where a.Type == type from b in gold where b.Type == type && a.Overlaps(b)
                select new TextSpan(Math.Max(a.Start, b.Start), Math.Min(a.End, b.End))]);
        }

        return new(common, Characters(found), Characters(gold), common);
    }

    internal static void Check(IReadOnlyList<TextSpan> spans, string name)
    {
        ArgumentNullException.ThrowIfNull(spans, name);
        for (var i = 0; i < spans.Count; i++)
        {
            if (spans[i].Start < 0 || spans[i].End <= spans[i].Start || spans[i].Type < 0)
            {
                throw new ArgumentException(
                    $"Span {i} ({spans[i].Start} to {spans[i].End}, type {spans[i].Type}) must start at 0 or later, end after its start, and have a type of 0 or more.", name);
            }
        }
    }

    private static int Characters(IReadOnlyList<TextSpan> spans) => spans.GroupBy(s => s.Type).Sum(g => Covered([.. g]));

    private static int Covered(TextSpan[] spans)
    {
        Array.Sort(spans, (a, b) => a.Start.CompareTo(b.Start));
        var (sum, reached) = (0, 0);
        foreach (var span in spans)
        {
            sum += Math.Max(0, span.End - Math.Max(reached, span.Start));
            reached = Math.Max(reached, span.End);
        }

        return sum;
    }

    private static bool IsMatch(TextSpan a, TextSpan b, SpanMatch match) => match switch
    {
        SpanMatch.OverlapSameType => a.Type == b.Type && a.Overlaps(b),
        SpanMatch.Boundary => a.Start == b.Start && a.End == b.End,
        _ => a == b,
    };
}
