namespace Crowd.Quality.Agreement;

/// <summary>An answer against the votes of the others on the same item; all of the worker's own answers to it are left out.</summary>
internal static class LeaveOneOutVotes
{
    /// <summary>1 / number of leaders if the answer is one of the others' leading labels, else 0; null when nobody else answered.</summary>
    /// <remarks>The votes are all those on the item, by class; the same on return.</remarks>
    public static double? Credit(AnswerMatrix answers, int from, int to, int answer, Span<int> votes)
    {
        var others = (to - from) - Leave(answers, from, to, answer, votes, -1);
        var (most, leaders) = (0, 0);
        foreach (var count in votes)
        {
            (most, leaders) = count > most ? (count, 1) : (most, leaders + (count == most ? 1 : 0));
        }

        var mine = votes[answers.LabelAt(answer)];
        Leave(answers, from, to, answer, votes, 1);
        return others == 0 ? null : mine == most ? 1.0 / leaders : 0;
    }

    /// <summary>The share of the others who gave the same label; null when nobody else answered.</summary>
    public static double? SoftCredit(AnswerMatrix answers, int from, int to, int answer, ReadOnlySpan<int> votes)
    {
        var (worker, label) = (answers.WorkerAt(answer), answers.LabelAt(answer));
        var (own, ownSame) = (0, 0);
        for (var n = from; n < to; n++)
        {
            if (answers.WorkerAt(n) == worker)
            {
                own++;
                ownSame += answers.LabelAt(n) == label ? 1 : 0;
            }
        }

        return to - from == own ? null : (double)(votes[label] - ownSame) / (to - from - own);
    }

    /// <summary>Adds the answer to a table of [leading label of the others, answer], split evenly over tied leaders.</summary>
    public static void AddLeaders(AnswerMatrix answers, int from, int to, int answer, Span<int> votes, double[,] table)
    {
        if (Leave(answers, from, to, answer, votes, -1) < to - from)
        {
            var most = 0;
            foreach (var count in votes)
            {
                most = Math.Max(most, count);
            }

            var share = 1.0 / votes.Count(most);
            for (var k = 0; k < votes.Length; k++)
            {
                table[k, answers.LabelAt(answer)] += votes[k] == most ? share : 0;
            }
        }

        Leave(answers, from, to, answer, votes, 1);
    }

    // answers of one worker to one item stand side by side
    private static int Leave(AnswerMatrix answers, int from, int to, int answer, Span<int> votes, int sign)
    {
        var worker = answers.WorkerAt(answer);
        var first = answer;
        while (first > from && answers.WorkerAt(first - 1) == worker)
        {
            first--;
        }

        var own = 0;
        for (var n = first; n < to && answers.WorkerAt(n) == worker; n++)
        {
            votes[answers.LabelAt(n)] += sign;
            own++;
        }

        return own;
    }
}
