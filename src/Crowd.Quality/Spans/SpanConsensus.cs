using Crowd.Quality.Sequential;
using Crowd.Quality.Spatial;

namespace Crowd.Quality.Spans;

/// <summary>
/// Consensus of marked text (named entities, quotations). Every piece that somebody marked is a question that all workers of the text have
/// answered by marking it or not; of overlapping pieces the likeliest set without overlaps is kept.
/// </summary>
public static class SpanConsensus
{
    private const int MostSpansAnAnswer = 1000;
    private const double LeastWeight = 0.05;

    /// <summary>Computes the spans of each text.</summary>
    /// <param name="answers">One row a (text, worker), in any order.</param>
    /// <param name="threshold">Least probability of a span, strictly between 0 and 1. Default one half.</param>
    /// <param name="rho">Correlation of the workers' errors that tempers the probabilities, in [0, 1]. Default 0.4.</param>
    /// <returns>Spans of each text and workers' records. Never NaN.</returns>
    /// <exception cref="ArgumentException">
    /// A negative text or worker, an empty or negative span, two answers of one worker to one text, or more than 1,000 spans in one; the row is named.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A threshold or correlation out of range.</exception>
    /// <remarks>
    /// Two-class Dawid–Skene over "marked or not" with the pool as prior; types by a vote weighted by exact agreement with colleagues; overlaps by weighted
    /// interval scheduling on the log-odds, O(n log n). Deterministic, whatever the order of the answers.
    /// </remarks>
    public static SpanEstimate Fit(IReadOnlyList<SpanAnswer> answers, double threshold = 0.5, double rho = 0.4)
    {
        ArgumentNullException.ThrowIfNull(answers);
        Check.OpenUnit(threshold);
        Check.Unit(rho);
        CheckAnswers(answers);
        var texts = answers.GroupBy(a => a.Item).OrderBy(g => g.Key).Select(g => g.OrderBy(a => a.Worker).ToArray()).ToArray();
        var workers = answers.Count == 0 ? 0 : answers.Max(a => a.Worker) + 1;
        var candidates = texts.SelectMany(SpanCandidate.Of).ToArray();
        var model = PresenceModel.Fit(candidates, workers, rho, onlyIfMarked: true);
        var records = SpanRecords.Of(texts, workers, model);
        var weight = records.Select(r => Math.Max(LeastWeight, r.OverlapF1)).ToArray();
        var items = new IReadOnlyList<ConsensusSpan>[answers.Count == 0 ? 0 : answers.Max(a => a.Item) + 1];
        Array.Fill(items, []);
        foreach (var text in Enumerable.Range(0, candidates.Length).GroupBy(n => candidates[n].Item))
        {
            var likely = text.Where(n => model.Present[n] >= threshold).Select(n => (Candidate: candidates[n], Present: model.Present[n])).ToArray();
            items[text.Key] = [.. SpanSchedule.Best(likely, threshold).Select(c => Decide(c.Candidate, c.Present, weight))];
        }

        return new(items, records);
    }

    private static ConsensusSpan Decide(SpanCandidate candidate, double present, double[] weight)
    {
        var (type, share) = candidate.Type(weight);
        return new(new(candidate.Start, candidate.End, type), present, share, candidate.Workers.Length, candidate.Viewers.Length);
    }

    private static void CheckAnswers(IReadOnlyList<SpanAnswer> answers)
    {
        var seen = new HashSet<(int, int)>();
        for (var row = 0; row < answers.Count; row++)
        {
            var (item, worker, spans) = answers[row] ?? throw new ArgumentException($"Answer {row} is null.", nameof(answers));
            if (item < 0 || worker < 0 || spans is null || spans.Count > MostSpansAnAnswer)
            {
                throw new ArgumentException(
                    $"Answer {row}: text {item} and worker {worker} must be 0 or more, and spans not null and at most {MostSpansAnAnswer}.", nameof(answers));
            }

            SpanScore.Check(spans, $"answers[{row}]");
            if (!seen.Add((item, worker)))
            {
                throw new ArgumentException($"Answer {row}: worker {worker} answered text {item} before.", nameof(answers));
            }
        }
    }
}
