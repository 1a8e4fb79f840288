namespace Crowd.Quality.Agreement;

/// <summary>Gwet's AC1 and AC2: any number of raters, missing answers, steady when nearly all answers are of one class.</summary>
/// <remarks>
/// K. L. Gwet, British Journal of Mathematical and Statistical Psychology 61, 2008, 29–48; Handbook of Inter-Rater Reliability, 4th ed., 2014.
/// Not random. Time O(answers + items · K²).
/// </remarks>
public static class GwetAgreement
{
    /// <summary>All three coefficients.</summary>
    /// <param name="answers">The answers; items with one answer tell of the classes' shares, not of agreement.</param>
    /// <param name="weights">Identity gives AC1.</param>
    /// <exception cref="ArgumentException">No item has two answers, or there is only one class.</exception>
    public static GwetResult Of(AnswerMatrix answers, AgreementWeights weights = AgreementWeights.Identity)
    {
        if (WhyNot(answers) is { } reason)
        {
            throw new ArgumentException(reason, nameof(answers));
        }

        var table = WeightTable.Of(weights, answers.ClassCount);
        var items = Walk(answers, table);
        var paired = items.Count(item => item.Raters >= 2);
        var observed = items.Sum(item => item.Agreement) / paired;
        var shares = Shares(answers, items.Count);
        var (gwet, fleiss, even) = Expected(shares, table);
        var error = StandardError(answers, items, observed, (gwet, paired, WeightTable.Sum(table)), shares);
        return new GwetResult(
            new ChanceCorrected(observed, gwet, error, null, items.Count),
            new ChanceCorrected(observed, fleiss, 0, null, items.Count),
            new ChanceCorrected(observed, even, 0, null, items.Count));
    }

    /// <summary>Null when the coefficients are defined on these answers; else one sentence that says why not.</summary>
    public static string? WhyNot(AnswerMatrix answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.ClassCount < 2)
        {
            return "There is one class only: agreement beyond chance needs two.";
        }

        for (var item = 0; item < answers.ItemCount; item++)
        {
            if (answers.AnswersTo(item) >= 2)
            {
                return null;
            }
        }

        return "No item has two answers: there is nothing to agree on.";
    }

    private static List<Rated> Walk(AnswerMatrix answers, double[,] weights)
    {
        var votes = new int[answers.ClassCount];
        var items = new List<Rated>();
        for (var item = 0; item < answers.ItemCount; item++)
        {
            var (from, to) = (answers.ItemStarts[item], answers.ItemStarts[item + 1]);
            if (from < to)
            {
                ItemVotes.Count(answers, from, to, votes, 1);
                items.Add(new Rated(item, to - from, to - from < 2 ? 0 : Pairs(votes, weights) / ((double)(to - from) * (to - from - 1))));
                ItemVotes.Count(answers, from, to, votes, -1);
            }
        }

        return items;
    }

    private static double Pairs(int[] votes, double[,] weights)
    {
        var sum = 0.0;
        for (var k = 0; k < votes.Length; k++)
        {
            var near = -1.0;
            for (var l = 0; l < votes.Length && votes[k] > 0; l++)
            {
                near += weights[k, l] * votes[l];
            }

            sum += votes[k] * near;
        }

        return sum;
    }

    // mean over items of each class's share of the item's answers
    private static double[] Shares(AnswerMatrix answers, int items)
    {
        var shares = new double[answers.ClassCount];
        for (var item = 0; item < answers.ItemCount; item++)
        {
            for (var n = answers.ItemStarts[item]; n < answers.ItemStarts[item + 1]; n++)
            {
                shares[answers.LabelAt(n)] += 1.0 / answers.AnswersTo(item) / items;
            }
        }

        return shares;
    }

    private static (double Gwet, double Fleiss, double Even) Expected(double[] shares, double[,] weights)
    {
        var classes = shares.Length;
        var (total, fleiss) = (WeightTable.Sum(weights), 0.0);
        for (var k = 0; k < classes; k++)
        {
            for (var l = 0; l < classes; l++)
            {
                fleiss += weights[k, l] * shares[k] * shares[l];
            }
        }

        return (total / (classes * (classes - 1.0)) * shares.Sum(p => p * (1 - p)), fleiss, total / ((double)classes * classes));
    }

    private static double StandardError(
        AnswerMatrix answers, List<Rated> items, double observed, (double Expected, int Paired, double Weights) chance, double[] shares)
    {
        var (n, room, classes) = (items.Count, 1 - chance.Expected, answers.ClassCount);
        if (n < 2 || room < 1e-12)
        {
            return 0;
        }

        var coefficient = (observed - chance.Expected) / room;
        var sum = 0.0;
        foreach (var item in items)
        {
            var own = item.Raters < 2 ? 0 : (double)n / chance.Paired * (item.Agreement - chance.Expected) / room;
            var expected = 0.0;
            for (var a = answers.ItemStarts[item.Item]; a < answers.ItemStarts[item.Item + 1]; a++)
            {
                expected += (1 - shares[answers.LabelAt(a)]) / item.Raters;
            }

            expected *= chance.Weights / (classes * (classes - 1.0));
            var influence = own - (2 * (1 - coefficient) * (expected - chance.Expected) / room);
            sum += (influence - coefficient) * (influence - coefficient);
        }

        return Math.Sqrt(sum / n / (n - 1.0));
    }

    private readonly record struct Rated(int Item, int Raters, double Agreement);
}
