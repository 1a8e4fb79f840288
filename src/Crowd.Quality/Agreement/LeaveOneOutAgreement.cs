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
            var leaders = answers.RepeatedAnswers == 0 ? VoteLeaders.Of(votes) : default;
            for (var n = from; n < to; n++)
            {
                var worker = answers.WorkerAt(n);
                given[worker]++;
                if (answers.RepeatedAnswers > 0)
                {
                    AddRepeated(answers, from, to, n, votes, (scored, hard, soft));
                }
                else if (to - from > 1)
                {
                    scored[worker]++;
                    hard[worker] += leaders.CreditOf(votes[answers.LabelAt(n)]);
                    soft[worker] += (votes[answers.LabelAt(n)] - 1.0) / (to - from - 1);
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

    // a worker's other answers to the same item must not speak for him
    private static void AddRepeated(AnswerMatrix answers, int from, int to, int n, int[] votes, (int[] Scored, double[] Hard, double[] Soft) sums)
    {
        if (LeaveOneOutVotes.Credit(answers, from, to, n, votes) is { } credit)
        {
            var worker = answers.WorkerAt(n);
            sums.Scored[worker]++;
            sums.Hard[worker] += credit;
            sums.Soft[worker] += LeaveOneOutVotes.SoftCredit(answers, from, to, n, votes)!.Value;
        }
    }
}
