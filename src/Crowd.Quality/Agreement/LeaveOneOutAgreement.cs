namespace Crowd.Quality.Agreement;

/// <summary>Each worker against the majority of the others, so that nobody confirms himself.</summary>
/// <remarks>
/// With three binary answers an item, a random clicker agrees with a majority that contains him two times in three; with the others' half the time.
/// Not random. Time O(answers · K), one pass.
/// </remarks>
public static class LeaveOneOutAgreement
{
    /// <summary>The agreement of every worker, by index.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="confidence">Coverage of the intervals, in (0, 1).</param>
    public static WorkerAgreement[] Of(AnswerMatrix answers, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var (given, scored) = (new int[answers.WorkerCount], new int[answers.WorkerCount]);
        var (hard, soft) = (new double[answers.WorkerCount], new double[answers.WorkerCount]);
        var votes = new int[answers.ClassCount];
        for (var item = 0; item < answers.ItemCount; item++)
        {
            var (from, to) = (answers.ItemStarts[item], answers.ItemStarts[item + 1]);
            ItemVotes.Count(answers, from, to, votes, 1);
            for (var n = from; n < to; n++)
            {
                var worker = answers.WorkerAt(n);
                given[worker]++;
                if (LeaveOneOutVotes.Credit(answers, from, to, n, votes) is { } credit)
                {
                    scored[worker]++;
                    hard[worker] += credit;
                    soft[worker] += LeaveOneOutVotes.SoftCredit(answers, from, to, n, votes)!.Value;
                }
            }

            ItemVotes.Count(answers, from, to, votes, -1);
        }

        var result = new WorkerAgreement[answers.WorkerCount];
        for (var w = 0; w < result.Length; w++)
        {
            // a sum of thirds may pass n by a rounding error
            var credit = Math.Min(hard[w], scored[w]);
            result[w] = new WorkerAgreement(given[w], scored[w], credit, soft[w], ProportionInterval.Wilson(credit, scored[w], confidence));
        }

        return result;
    }
}
