using Crowd.Quality.Agreement;

namespace Crowd.Rules;

/// <summary>A worker's accuracy over the whole history.</summary>
internal sealed record WorkerAccuracy(int Right, int Judged)
{
    public double Share => (double)Right / Judged;

    public Interval Interval => ProportionInterval.Wilson(Right, Judged);

    public static Dictionary<string, WorkerAccuracy> Of(IEnumerable<BackTestAnswer> answers, BackTestTruth truth)
    {
        var result = new Dictionary<string, WorkerAccuracy>(StringComparer.Ordinal);
        foreach (var answer in answers)
        {
            if (truth.Labels.TryGetValue(answer.Item, out var label))
            {
                var (right, judged) = result.TryGetValue(answer.Worker, out var soFar) ? soFar : new WorkerAccuracy(0, 0);
                result[answer.Worker] = new WorkerAccuracy(right + (string.Equals(label, answer.Label, StringComparison.Ordinal) ? 1 : 0), judged + 1);
            }
        }

        return result;
    }
}
