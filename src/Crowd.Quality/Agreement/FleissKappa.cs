namespace Crowd.Quality.Agreement;

/// <summary>Fleiss' κ: any number of raters, the same number for each item.</summary>
/// <remarks>
/// J. L. Fleiss, Psychological Bulletin 76, 1971. With varying numbers of raters use <see cref="GwetAgreement"/> or <see cref="KrippendorffAlpha"/>.
/// Not random. Time O(answers + items · K).
/// </remarks>
public static class FleissKappa
{
    /// <summary>κ over all items that have answers.</summary>
    /// <exception cref="ArgumentException">Items differ in their number of answers (named), or have only one.</exception>
    public static FleissResult Of(AnswerMatrix answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var (units, raters) = Raters(answers);
        var shares = Array.ConvertAll(answers.LabelCounts(), count => (double)count / answers.AnswerCount);
        var (observed, apart) = Walk(answers, raters);
        var expected = shares.Sum(p => p * p);
        var perClass = new double?[shares.Length];
        for (var k = 0; k < shares.Length; k++)
        {
            var spread = shares[k] * (1 - shares[k]);
            perClass[k] = spread < 1e-12 ? null : 1 - (apart[k] / (units * (double)raters * (raters - 1) * spread));
        }

        var error = NullError(shares, units, raters);
        return new FleissResult(new ChanceCorrected(observed / units, expected, error, error, units), perClass);
    }

    private static (int Units, int Raters) Raters(AnswerMatrix answers)
    {
        var (units, raters) = (0, 0);
        for (var item = 0; item < answers.ItemCount; item++)
        {
            var here = answers.AnswersTo(item);
            if (here == 0)
            {
                continue;
            }

            raters = raters == 0 ? here : raters;
            if (here != raters || here < 2)
            {
                throw new ArgumentException($"Item {item} has {here} answers, others {raters}: Fleiss' kappa needs the same number, at least 2, for each. Use Gwet's or alpha.");
            }

            units++;
        }

        return (units, raters);
    }

    private static (double Observed, double[] Apart) Walk(AnswerMatrix answers, int raters)
    {
        var votes = new int[answers.ClassCount];
        var (observed, apart) = (0.0, new double[answers.ClassCount]);
        for (var item = 0; item < answers.ItemCount; item++)
        {
            var (from, to) = (answers.ItemStarts[item], answers.ItemStarts[item + 1]);
            ItemVotes.Count(answers, from, to, votes, 1);
            for (var k = 0; k < votes.Length && from < to; k++)
            {
                observed += votes[k] * (votes[k] - 1.0) / (raters * (raters - 1.0));
                apart[k] += votes[k] * (double)(raters - votes[k]);
            }

            ItemVotes.Count(answers, from, to, votes, -1);
        }

        return (observed, apart);
    }

    private static double NullError(double[] shares, int units, int raters)
    {
        var spread = shares.Sum(p => p * (1 - p));
        var skew = shares.Sum(p => p * (1 - p) * (1 - p - p));
        return spread < 1e-12 ? 0 : Math.Sqrt(2) / (spread * Math.Sqrt((double)units * raters * (raters - 1))) * Math.Sqrt(Math.Max(0, (spread * spread) - skew));
    }
}
