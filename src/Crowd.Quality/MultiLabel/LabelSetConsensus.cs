using Crowd.Quality.Sequential;
using Crowd.Quality.Spatial;

namespace Crowd.Quality.MultiLabel;

/// <summary>
/// Consensus where an item may have several labels or none: each label is a yes/no question that every worker of the item has answered, with
/// rates of its own for each worker, drawn to the pool's because most labels are rare.
/// </summary>
public static class LabelSetConsensus
{
    /// <summary>Computes the labels of each item.</summary>
    /// <param name="answers">One row a (item, worker), in any order.</param>
    /// <param name="labelCount">K, at least 1.</param>
    /// <param name="cancellationToken">Looked at before each label.</param>
    /// <param name="options">Vote or model, threshold; null for the defaults.</param>
    /// <returns>Probabilities and sets of labels, and workers' records. Never NaN.</returns>
    /// <exception cref="ArgumentException">
    /// A negative item or worker, a label outside 0 … K − 1 or twice, or two answers of one worker to one item; the row is named.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">K below 1, or an option out of range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>
    /// O(30 · (A + marks)) for each label. Labels are taken as independent of each other. Deterministic, whatever the order of the answers.
    /// </remarks>
    public static LabelSetEstimate Fit(
        IReadOnlyList<LabelSetAnswer> answers, int labelCount, CancellationToken cancellationToken, LabelSetOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentOutOfRangeException.ThrowIfLessThan(labelCount, 1);
        options ??= new LabelSetOptions();
        Check.Positive(Check.Unit(options.Threshold, "options.Threshold"), "options.Threshold");
        Check.Unit(options.Rho, "options.Rho");
        CheckAnswers(answers, labelCount);
        var items = answers.Count == 0 ? 0 : answers.Max(a => a.Item) + 1;
        var workers = answers.Count == 0 ? 0 : answers.Max(a => a.Worker) + 1;
        var groups = answers.GroupBy(a => a.Item).OrderBy(g => g.Key).Select(g => g.OrderBy(a => a.Worker).ToArray()).ToArray();
        var viewers = groups.Select(g => g.Select(a => a.Worker).ToArray()).ToArray();
        var (confidence, chosen) = (new double[items * labelCount], new bool[items * labelCount]);
        var models = new PresenceModel[labelCount];
        for (var k = 0; k < labelCount; k++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var votes = groups.Select((g, n) => new LabelVotes(viewers[n], [.. g.Where(a => a.Labels.Contains(k)).Select(a => a.Worker)])).ToArray();
            models[k] = PresenceModel.Fit(votes, workers, options.Rho);
            for (var n = 0; n < groups.Length; n++)
            {
                var share = options.UseModel ? models[k].Present[n] : (double)votes[n].Workers.Length / viewers[n].Length;
                var at = (groups[n][0].Item * labelCount) + k;
                (confidence[at], chosen[at]) = (share, options.Threshold == 0.5 ? share > 0.5 : share >= options.Threshold);
            }
        }

        return new(labelCount, confidence, chosen, LabelSetRecords.Of(groups, workers, models));
    }

    private static void CheckAnswers(IReadOnlyList<LabelSetAnswer> answers, int labelCount)
    {
        var seen = new HashSet<(int, int)>();
        for (var row = 0; row < answers.Count; row++)
        {
            var (item, worker, labels) = answers[row] ?? throw new ArgumentException($"Answer {row} is null.", nameof(answers));
            if (item < 0 || worker < 0 || labels is null)
            {
                throw new ArgumentException($"Answer {row}: item {item} and worker {worker} must be 0 or more, and labels not null.", nameof(answers));
            }

            if (labels.Any(k => k < 0 || k >= labelCount) || labels.Distinct().Count() != labels.Count)
            {
                throw new ArgumentException(
                    $"Answer {row}: labels {string.Join(", ", labels)} must be different ones of 0 to {labelCount - 1}.", nameof(answers));
            }

            if (!seen.Add((item, worker)))
            {
                throw new ArgumentException($"Answer {row}: worker {worker} answered item {item} before.", nameof(answers));
            }
        }
    }

    private sealed record LabelVotes(int[] Viewers, int[] Workers) : IMarked;
}
