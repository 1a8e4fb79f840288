namespace Crowd.Quality.Agreement;

/// <summary>The worker × worker picture: who agrees with whom.</summary>
/// <param name="Workers">The workers shown, the most active first.</param>
/// <param name="Agreement">[row, column] = share of equal answers on shared items; null where the two share too few, and on the diagonal.</param>
/// <param name="Shared">[row, column] = shared items.</param>
public sealed record WorkerHeatMap(IReadOnlyList<int> Workers, double?[,] Agreement, int[,] Shared)
{
    /// <summary>The map of the most active workers.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="size">Workers to show, at least 1.</param>
    /// <param name="leastShared">Cells with fewer shared items stay empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is below 1.</exception>
    public static WorkerHeatMap Of(AnswerMatrix answers, int size = 40, int leastShared = 5)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        int[] shown = [.. Enumerable.Range(0, answers.WorkerCount).OrderByDescending(w => answers.AnswersBy(w).Length).ThenBy(w => w).Take(size)];
        var place = new int[answers.WorkerCount];
        Array.Fill(place, -1);
        for (var at = 0; at < shown.Length; at++)
        {
            place[shown[at]] = at;
        }

        var (agreement, shared) = (new double?[shown.Length, shown.Length], new int[shown.Length, shown.Length]);
        foreach (var pair in WorkerPairs.Of(answers, leastShared))
        {
            var (a, b) = (place[pair.First], place[pair.Second]);
            if (a >= 0 && b >= 0)
            {
                agreement[a, b] = agreement[b, a] = pair.Agreement;
                shared[a, b] = shared[b, a] = pair.Shared;
            }
        }

        return new WorkerHeatMap(shown, agreement, shared);
    }
}
