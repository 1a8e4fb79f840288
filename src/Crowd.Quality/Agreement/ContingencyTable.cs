namespace Crowd.Quality.Agreement;

/// <summary>A checked K × K table of two raters' answers, as shares, with its margins.</summary>
internal sealed class ContingencyTable
{
    public ContingencyTable(double[,] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.GetLength(0) != counts.GetLength(1) || counts.Length == 0)
        {
            throw new ArgumentException($"The table is {counts.GetLength(0)} by {counts.GetLength(1)}: it must be square, one row and one column a class.");
        }

        Classes = counts.GetLength(0);
        Total = CheckedSum(counts);
        Shares = new double[Classes, Classes];
        (Rows, Columns) = (new double[Classes], new double[Classes]);
        for (var k = 0; k < Classes; k++)
        {
            for (var l = 0; l < Classes; l++)
            {
                var share = counts[k, l] / Total;
                Shares[k, l] = share;
                Rows[k] += share;
                Columns[l] += share;
            }
        }
    }

    public int Classes { get; }

    public double Total { get; }

    public double[,] Shares { get; }

    public double[] Rows { get; }

    public double[] Columns { get; }

    public double Weighted(double[,] weights, Func<int, int, double> of)
    {
        var sum = 0.0;
        for (var k = 0; k < Classes; k++)
        {
            for (var l = 0; l < Classes; l++)
            {
                sum += weights[k, l] * of(k, l);
            }
        }

        return sum;
    }

    private static double CheckedSum(double[,] counts)
    {
        var sum = 0.0;
        for (var k = 0; k < counts.GetLength(0); k++)
        {
            for (var l = 0; l < counts.GetLength(1); l++)
            {
                if (!(counts[k, l] >= 0) || double.IsInfinity(counts[k, l]))
                {
                    throw new ArgumentException($"The table has {counts[k, l]} in row {k}, column {l}: counts must be finite and at least 0.");
                }

                sum += counts[k, l];
            }
        }

        return sum > 0 ? sum : throw new ArgumentException("The table is empty: at least one pair of answers is needed.");
    }
}
