namespace Crowd.Quality.Categorical;

/// <summary>An item's votes as a prior of its own.</summary>
internal static class VotePrior
{
    private const double LeastShare = 0.01;

    /// <summary>Multiplies an item's distribution by its vote shares to a power, and makes it sum to 1 again.</summary>
    public static void Apply(AnswerMatrix answers, int item, double weight, Span<double> row)
    {
        var count = answers.AnswersTo(item);
        if (weight == 0 || count == 0)
        {
            return;
        }

        Span<double> shares = row.Length <= 64 ? stackalloc double[row.Length] : new double[row.Length];
        shares.Clear();
        for (var n = answers.ItemStarts[item]; n < answers.ItemStarts[item + 1]; n++)
        {
            shares[answers.LabelAt(n)] += 1.0 / count;
        }

        var sum = 0.0;
        for (var k = 0; k < row.Length; k++)
        {
            row[k] *= Math.Pow(Math.Max(shares[k], LeastShare), weight);
            sum += row[k];
        }

        foreach (ref var value in row)
        {
            value /= sum;
        }
    }
}
