namespace Crowd.Quality.Spatial;

/// <summary>Optimal assignment: pairs rows with columns, one to one, so that the sum of gains is greatest (Kuhn 1955, doi 10.1002/nav.3800020109).</summary>
public static class Assignment
{
    /// <summary>Finds the best pairs.</summary>
    /// <param name="gains">Gain of each pair [row, column]; finite. Pairs with a gain of 0 or less are never made.</param>
    /// <returns>For each row its column, or −1.</returns>
    /// <exception cref="ArgumentException">A gain that is NaN or infinite; its place is named.</exception>
    /// <remarks>
    /// Shortest augmenting paths with potentials, O(n² m) for each connected part of the positive gains: boxes far from each other cost
    /// nothing. Deterministic; among equal sums, the one the rows' order leads to.
    /// </remarks>
    public static int[] Maximise(double[,] gains)
    {
        ArgumentNullException.ThrowIfNull(gains);
        var (rows, columns) = (gains.GetLength(0), gains.GetLength(1));
        var part = Parts(gains, rows, columns);
        var result = new int[rows];
        Array.Fill(result, -1);
        foreach (var members in Enumerable.Range(0, rows + columns).GroupBy(i => part[i]).Where(g => g.Skip(1).Any()))
        {
            var partRows = members.Where(i => i < rows).ToArray();
            var partColumns = members.Where(i => i >= rows).Select(i => i - rows).ToArray();
            Solve(gains, partRows, partColumns, result);
        }

        return result;
    }

    private static int[] Parts(double[,] gains, int rows, int columns)
    {
        var parent = Enumerable.Range(0, rows + columns).ToArray();
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                if (!double.IsFinite(gains[r, c]))
                {
                    throw new ArgumentException($"The gain of row {r} and column {c} is {gains[r, c]}; it must be finite.", nameof(gains));
                }

                if (gains[r, c] > 0)
                {
                    parent[Root(parent, r)] = Root(parent, rows + c);
                }
            }
        }

        return [.. parent.Select((_, i) => Root(parent, i))];
    }

    private static int Root(int[] parent, int i)
    {
        while (parent[i] != i)
        {
            i = parent[i] = parent[parent[i]];
        }

        return i;
    }

    private static void Solve(double[,] gains, int[] rows, int[] columns, int[] result)
    {
        var turned = rows.Length > columns.Length;
        var (n, m) = turned ? (columns.Length, rows.Length) : (rows.Length, columns.Length);
        double Cost(int i, int j) => -Math.Max(0, turned ? gains[rows[j], columns[i]] : gains[rows[i], columns[j]]);

        var ownerOf = ShortestPaths(n, m, Cost);
        for (var j = 0; j < m; j++)
        {
            if (ownerOf[j] >= 0 && Cost(ownerOf[j], j) < 0)
            {
                var (row, column) = turned ? (rows[j], columns[ownerOf[j]]) : (rows[ownerOf[j]], columns[j]);
                result[row] = column;
            }
        }
    }

    /// <summary>Minimum-cost assignment of n rows to m ≥ n columns; row of each column, or −1. Index 0 of the arrays is the virtual start.</summary>
    private static int[] ShortestPaths(int n, int m, Func<int, int, double> cost)
    {
        var (u, v) = (new double[n + 1], new double[m + 1]);
        var (row, way) = (new int[m + 1], new int[m + 1]);
        for (var i = 1; i <= n; i++)
        {
            row[0] = i;
            var (at, least, used) = (0, new double[m + 1], new bool[m + 1]);
            Array.Fill(least, double.PositiveInfinity);
            do
            {
                used[at] = true;
                var (next, delta) = (0, double.PositiveInfinity);
                for (var j = 1; j <= m; j++)
                {
                    if (used[j])
                    {
                        continue;
                    }

                    var reduced = cost(row[at] - 1, j - 1) - u[row[at]] - v[j];
                    (least[j], way[j]) = reduced < least[j] ? (reduced, at) : (least[j], way[j]);
                    (delta, next) = least[j] < delta ? (least[j], j) : (delta, next);
                }

                for (var j = 0; j <= m; j++)
                {
                    if (used[j])
                    {
                        u[row[j]] += delta;
                        v[j] -= delta;
                    }
                    else
                    {
                        least[j] -= delta;
                    }
                }

                at = next;
            }
            while (row[at] != 0);

            for (; at != 0; at = way[at])
            {
                row[at] = row[way[at]];
            }
        }

        return [.. row.Skip(1).Select(i => i - 1)];
    }
}
