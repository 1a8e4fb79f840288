namespace Crowd.Quality.Agreement;

/// <summary>Agreement of two raters on the same items, from the K × K table of their answers (rows the first, columns the second).</summary>
/// <remarks>
/// J. Cohen, Educational and Psychological Measurement 20, 1960, and Psychological Bulletin 70, 1968; W. A. Scott, Public Opinion Quarterly 19, 1955;
/// standard errors by Fleiss, Cohen and Everitt, Psychological Bulletin 72, 1969. Not random. Time O(K²).
/// Use the schema's classes, not the observed ones: unused classes do not change the plain figures, but they do change weighted ones.
/// </remarks>
public static class TwoRaters
{
    /// <summary>Share of equal answers.</summary>
    /// <exception cref="ArgumentException">The table is not square, is empty, or has a count that is negative or not finite.</exception>
    public static double Percent(double[,] table)
    {
        var checkedTable = new ContingencyTable(table);
        return checkedTable.Weighted(WeightTable.Of(AgreementWeights.Identity, checkedTable.Classes), (k, l) => checkedTable.Shares[k, l]);
    }

    /// <summary>Cohen's κ: chance is what the two raters' own shares would give.</summary>
    /// <param name="table">Counts; may be fractional.</param>
    /// <param name="weights">Identity for plain κ.</param>
    /// <exception cref="ArgumentException">The table is not square, is empty, or has a count that is negative or not finite.</exception>
    public static ChanceCorrected Cohen(double[,] table, AgreementWeights weights = AgreementWeights.Identity)
    {
        var t = new ContingencyTable(table);
        var w = WeightTable.Of(weights, t.Classes);
        var observed = t.Weighted(w, (k, l) => t.Shares[k, l]);
        var expected = t.Weighted(w, (k, l) => t.Rows[k] * t.Columns[l]);
        var margin = Margins(t, w);
        var room = 1 - expected;
        var kappa = (observed - expected) / room;
        var spread = Sum(t, (k, l) => t.Shares[k, l] * Square(w[k, l] - (margin(k, l) * (1 - kappa)))) - Square(kappa - (expected * (1 - kappa)));
        var spreadNull = Sum(t, (k, l) => t.Rows[k] * t.Columns[l] * Square(w[k, l] - margin(k, l))) - Square(expected);
        return new ChanceCorrected(observed, expected, Error(spread, t.Total, room), Error(spreadNull, t.Total, room), Units(t));
    }

    /// <summary>Scott's π: both raters are taken to share one distribution. No standard error under no agreement is given.</summary>
    /// <param name="table">Counts; may be fractional.</param>
    /// <exception cref="ArgumentException">The table is not square, is empty, or has a count that is negative or not finite.</exception>
    public static ChanceCorrected Scott(double[,] table)
    {
        var t = new ContingencyTable(table);
        var observed = Sum(t, (k, l) => k == l ? t.Shares[k, l] : 0);
        var expected = 0.0;
        for (var k = 0; k < t.Classes; k++)
        {
            expected += Square((t.Rows[k] + t.Columns[k]) / 2);
        }

        return new ChanceCorrected(observed, expected, Error(observed * (1 - observed), t.Total, 1 - expected), null, Units(t));
    }

    private static Func<int, int, double> Margins(ContingencyTable t, double[,] w)
    {
        var (row, column) = (new double[t.Classes], new double[t.Classes]);
        for (var k = 0; k < t.Classes; k++)
        {
            for (var l = 0; l < t.Classes; l++)
            {
                row[k] += w[k, l] * t.Columns[l];
                column[l] += w[k, l] * t.Rows[k];
            }
        }

        return (k, l) => row[k] + column[l];
    }

    private static double Sum(ContingencyTable t, Func<int, int, double> of)
    {
        var sum = 0.0;
        for (var k = 0; k < t.Classes; k++)
        {
            for (var l = 0; l < t.Classes; l++)
            {
                sum += of(k, l);
            }
        }

        return sum;
    }

    private static double Error(double spread, double total, double room) => room < 1e-12 ? 0 : Math.Sqrt(Math.Max(0, spread) / total) / room;

    private static int Units(ContingencyTable t) => (int)Math.Min(int.MaxValue, Math.Round(t.Total));

    private static double Square(double x) => x * x;
}
