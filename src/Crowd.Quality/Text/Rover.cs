namespace Crowd.Quality.Text;

/// <summary>Combines transcripts of one recording or picture word by word.</summary>
public static class Rover
{
    private const int MostWords = 1000;

    /// <summary>Combines several versions.</summary>
    /// <param name="versions">The words of each version.</param>
    /// <param name="weights">A weight above 0 for each; null for equal ones.</param>
    /// <returns>The words with the most weight, slot by slot; empty for no versions.</returns>
    /// <exception cref="ArgumentException">Weights that do not fit, or a version of more than 1,000 words; the index is named.</exception>
    /// <remarks>
    /// The result of ROVER depends on the order of the versions: here the one most like all others comes first, then the next, so it does not depend
    /// on the order given. O(versions · words²). Deterministic.
    /// </remarks>
    public static string[] Combine(IReadOnlyList<string[]> versions, IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(versions);
        for (var i = 0; i < versions.Count; i++)
        {
            var weight = weights is null ? 1 : i < weights.Count ? weights[i] : 0;
            if (!(weight > 0 && double.IsFinite(weight)) || versions[i].Length > MostWords)
            {
                throw new ArgumentException($"Version {i} has {versions[i].Length} words and weight {weight}; at most {MostWords} and above 0 are taken.");
            }
        }

        var likeness = versions.Select(v => versions.Sum(other => WordErrors.Likeness(v, other))).ToArray();
        var network = new WordNetwork();
        foreach (var i in Enumerable.Range(0, versions.Count).OrderByDescending(i => Math.Round(likeness[i], 9))
            .ThenBy(i => string.Join(' ', versions[i]), StringComparer.Ordinal))
        {
            network.Add(versions[i], weights?[i] ?? 1);
        }

        return network.Best();
    }
}
