using Crowd.Quality.Spatial;

namespace Crowd.Quality.MultiLabel;

/// <summary>How like two sets of labels are, and how far workers agree on sets.</summary>
public static class LabelSets
{
    /// <summary>Common labels over all labels of either; 1 for two empty sets. Repeated labels count once.</summary>
    public static double Jaccard(IReadOnlyCollection<int> first, IReadOnlyCollection<int> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var (a, b) = (first.ToHashSet(), second.ToHashSet());
        var common = a.Count(b.Contains);
        var union = a.Count + b.Count - common;
        return union == 0 ? 1 : (double)common / union;
    }

    /// <summary>
    /// Passonneau's MASI: Jaccard times 1 for equal sets, 2/3 if one holds the other, 1/3 if they only share labels, 0 if they share none
    /// (LREC 2006). Kinder to a worker who chose a part than to one who chose otherwise.
    /// </summary>
    public static double Masi(IReadOnlyCollection<int> first, IReadOnlyCollection<int> second)
    {
        var jaccard = Jaccard(first, second);
        if (jaccard is 0 or 1)
        {
            return jaccard;
        }

        var (a, b) = (first.ToHashSet(), second.ToHashSet());
        return jaccard * (a.IsSubsetOf(b) || b.IsSubsetOf(a) ? 2.0 / 3 : 1.0 / 3);
    }

    /// <summary>Krippendorff's alpha of the sets.</summary>
    /// <param name="answers">One row a (item, worker), in any order.</param>
    /// <param name="useMasi">Distance 1 − MASI; false: 1 − Jaccard.</param>
    /// <param name="seed">Seed of the sample of pairs and of the bootstrap.</param>
    /// <returns>Alpha with its interval, or null when there is nothing to compare or every set is the same.</returns>
    public static DistanceAlphaEstimate? Alpha(IReadOnlyList<LabelSetAnswer> answers, bool useMasi = true, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var units = answers.GroupBy(a => a.Item).OrderBy(g => g.Key)
            .Select(g => (IReadOnlyList<IReadOnlyList<int>>)[.. g.OrderBy(a => a.Worker).Select(a => a.Labels)]).ToArray();
        return DistanceAlpha.Of(units, (a, b) => 1 - (useMasi ? Masi(a, b) : Jaccard(a, b)), seed: seed);
    }
}
