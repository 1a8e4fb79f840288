namespace Crowd.Quality.Agreement;

/// <summary>The K × K table of how often two workers' answers to one item were c and k: the raw material of α, and of a confusion heat map.</summary>
public static class Coincidences
{
    /// <summary>[c, k] = ordered pairs of answers (c, k) to one item, each item's weighted by 1 / (its answers − 1); symmetric. Sums to the pairable answers.</summary>
    /// <remarks>K. Krippendorff 2011. Time O(answers + items · K²) at worst.</remarks>
    public static double[,] Of(AnswerMatrix answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var table = new double[answers.ClassCount, answers.ClassCount];
        var votes = new int[answers.ClassCount];
        for (var item = 0; item < answers.ItemCount; item++)
        {
            var (from, to) = (answers.ItemStarts[item], answers.ItemStarts[item + 1]);
            if (to - from < 2)
            {
                continue;
            }

            ItemVotes.Count(answers, from, to, votes, 1);
            Add(table, votes, 1.0 / (to - from - 1));
            ItemVotes.Count(answers, from, to, votes, -1);
        }

        return table;
    }

    private static void Add(double[,] table, int[] votes, double weight)
    {
        for (var c = 0; c < votes.Length; c++)
        {
            for (var k = 0; k < votes.Length && votes[c] > 0; k++)
            {
                table[c, k] += votes[c] * (votes[k] - (c == k ? 1 : 0)) * weight;
            }
        }
    }
}
