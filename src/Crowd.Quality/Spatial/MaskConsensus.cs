namespace Crowd.Quality.Spatial;

/// <summary>
/// Joins masks. Pixels are never treated one by one: those with the same votes form a class, of which few objects have many.
/// </summary>
public static class MaskConsensus
{
    private const int MostWorkers = 64;

    /// <summary>Computes the consensus of each object.</summary>
    /// <param name="answers">One row an (object, worker), in any order; masks of one object have one size.</param>
    /// <param name="method">How to join them.</param>
    /// <returns>For each object 0 … largest its mask; null for objects without answers.</returns>
    /// <exception cref="ArgumentException">
    /// A negative object or worker, two masks of one worker, masks of different size, or more than 64 masks for one object; the row is named.
    /// </exception>
    /// <remarks>O(pixels · workers / 64) to find the classes, then next to nothing. Deterministic, whatever the order of the answers.</remarks>
    public static IReadOnlyList<ConsensusMask?> Fit(IReadOnlyList<MaskAnswer> answers, MaskMethod method = MaskMethod.WeightedVote)
    {
        ArgumentNullException.ThrowIfNull(answers);
        Check(answers);
        var objects = answers.GroupBy(a => a.Item).OrderBy(g => g.Key)
            .Select(g => new MaskVotes(g.Key, [.. g.OrderBy(a => a.Worker)])).ToArray();
        var weights = method switch
        {
            MaskMethod.WeightedVote => MaskWeights.LeaveOneOut(objects),
            MaskMethod.Rasa => MaskWeights.Rasa(objects),
            _ => null,
        };
        var model = method == MaskMethod.Model ? new MaskModel(objects) : null;
        var result = new ConsensusMask?[answers.Count == 0 ? 0 : answers.Max(a => a.Item) + 1];
        foreach (var votes in objects)
        {
            var mask = votes.Select(model is null ? votes.Majority(weights) : model.Inside(votes));
            result[votes.Item] = new(mask, votes.Answers.Average(a => a.Mask.IntersectionOverUnion(mask)), votes.Answers.Length);
        }

        return result;
    }

    private static void Check(IReadOnlyList<MaskAnswer> answers)
    {
        var seen = new HashSet<(int, int)>();
        var first = new Dictionary<int, (Mask Mask, int Count)>();
        for (var row = 0; row < answers.Count; row++)
        {
            var (item, worker, mask) = answers[row] ?? throw new ArgumentException($"Answer {row} is null.", nameof(answers));
            if (item < 0 || worker < 0 || mask is null)
            {
                throw new ArgumentException($"Answer {row}: object {item} and worker {worker} must be 0 or more, and the mask not null.", nameof(answers));
            }

            var (other, count) = first.GetValueOrDefault(item, (mask, 0));
            if (mask.Width != other.Width || mask.Height != other.Height || count == MostWorkers || !seen.Add((item, worker)))
            {
                throw new ArgumentException(
                    $"Answer {row} (object {item}, worker {worker}) is a mask of {mask.Width} × {mask.Height}: an object has masks of one size, " +
                    $"here {other.Width} × {other.Height}, one a worker, and at most {MostWorkers}.", nameof(answers));
            }

            first[item] = (other, count + 1);
        }
    }
}
