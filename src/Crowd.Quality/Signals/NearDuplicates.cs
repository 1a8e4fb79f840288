namespace Crowd.Quality.Signals;

/// <summary>
/// Finds workers whose free answers (texts, boxes, numbers) are nearly the same stream, by MinHash with banding: 20 bands of 5 rows, then the
/// exact Jaccard similarity of the candidates. Normalise an answer (case, spaces, rounding) and hash it with its item before.
/// </summary>
public static class NearDuplicates
{
    /// <summary>Bands of the signature.</summary>
    public const int Bands = 20;

    /// <summary>Hashes in a band.</summary>
    public const int Rows = 5;

    private const int LargestBucket = 100;

    /// <summary>Chance that two streams of this similarity become candidates: 1 − (1 − s^rows)^bands; 0.47 at 0.5, 0.975 at 0.7.</summary>
    /// <param name="similarity">Jaccard similarity in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of range, or NaN.</exception>
    public static double CandidateChance(double similarity) => 1 - Math.Pow(1 - Math.Pow(Sequential.Check.Unit(similarity), Rows), Bands);

    /// <summary>Size of the common part over the size of the union; 0 for two empty sets. Repeated values count once.</summary>
    public static double Jaccard(IEnumerable<ulong> first, IEnumerable<ulong> second)
    {
        var (a, b) = (first.ToHashSet(), second.ToHashSet());
        var common = a.Count(b.Contains);
        var union = a.Count + b.Count - common;
        return union == 0 ? 0 : (double)common / union;
    }

    /// <summary>Pairs of streams that are at least so similar, most similar first.</summary>
    /// <param name="streams">For each worker a hash of every (item, answer).</param>
    /// <param name="least">Least Jaccard similarity, in (0, 1].</param>
    /// <param name="fewest">Streams with fewer distinct values are left out; at least 1.</param>
    /// <returns>Index pairs, lower first, with their exact similarity. A pair of similarity s is missed with chance 1 − <see cref="CandidateChance"/>(s).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A limit out of range, or NaN.</exception>
    /// <remarks>O(values · 100) hashing, then the candidates. Buckets of more than 100 workers say nothing about a pair and are skipped. Deterministic.</remarks>
    public static IReadOnlyList<(int First, int Second, double Similarity)> Find(
        IReadOnlyList<IReadOnlyCollection<ulong>> streams, double least = 0.7, int fewest = 20)
    {
        ArgumentNullException.ThrowIfNull(streams);
        Sequential.Check.Positive(least);
        Sequential.Check.Unit(least);
        ArgumentOutOfRangeException.ThrowIfLessThan(fewest, 1);
        var sets = streams.Select(s => s.ToHashSet()).ToArray();
        var signatures = sets.Select(s => s.Count < fewest ? null : Signature(s)).ToArray();
        var candidates = new HashSet<(int, int)>();
        for (var band = 0; band < Bands; band++)
        {
            AddBand(signatures, band, candidates);
        }

        return [.. candidates.Select(p => (p.Item1, p.Item2, Jaccard(sets[p.Item1], sets[p.Item2])))
            .Where(p => p.Item3 >= least).OrderByDescending(p => p.Item3).ThenBy(p => p.Item1).ThenBy(p => p.Item2)];
    }

    private static void AddBand(ulong[]?[] signatures, int band, HashSet<(int, int)> candidates)
    {
        var buckets = new Dictionary<ulong, List<int>>();
        for (var worker = 0; worker < signatures.Length; worker++)
        {
            if (signatures[worker] is { } signature)
            {
                var key = 0UL;
                foreach (var hash in signature.AsSpan(band * Rows, Rows))
                {
                    key = Mix(key ^ hash);
                }

                (System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(buckets, key, out _) ??= []).Add(worker);
            }
        }

        foreach (var bucket in buckets.Values.Where(b => b.Count is > 1 and <= LargestBucket))
        {
            for (var i = 0; i < bucket.Count; i++)
            {
                for (var j = i + 1; j < bucket.Count; j++)
                {
                    candidates.Add((bucket[i], bucket[j]));
                }
            }
        }
    }

    private static ulong[] Signature(HashSet<ulong> values)
    {
        var least = new ulong[Bands * Rows];
        Array.Fill(least, ulong.MaxValue);
        foreach (var value in values)
        {
            for (var h = 0; h < least.Length; h++)
            {
                least[h] = Math.Min(least[h], Mix(value + (ulong)(h + 1) * 0x9E3779B97F4A7C15));
            }
        }

        return least;
    }

    // the finaliser of splitmix64
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
