using MathNet.Numerics.LinearAlgebra;

namespace Crowd.Quality.Pairwise;

/// <summary>
/// Ranks items by paired comparisons (Bradley and Terry 1952; the algorithm is Hunter's 2004, doi 10.1214/aos/1079120141). A phantom item of strength 1
/// that everyone beats and loses to a little keeps unbeaten items finite and joins parts that were never compared.
/// </summary>
public static class BradleyTerry
{
    private const int MaximumIterations = 10_000;
    private const double Tolerance = 1e-12;
    private const int MostForInverse = 1000;

    /// <summary>Ranks the items; workers are taken as equally good. For doubtful workers see <see cref="NoisyBradleyTerry"/>.</summary>
    /// <param name="comparisons">One row a comparison, in any order.</param>
    /// <param name="regularisation">Wins and losses against the phantom, above 0; default 0.1.</param>
    /// <returns>Scores with standard errors (exact to 1,000 items, by the diagonal above); empty for no comparisons. Never NaN.</returns>
    /// <exception cref="ArgumentException">A negative item or worker, an item against itself, or an unknown outcome; the row is named.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A regularisation that is not above 0.</exception>
    /// <remarks>O(pairs) a round; stops when no log-strength moves by 1e-12, at most 10,000 rounds. Deterministic.</remarks>
    public static Ranking Fit(ReadOnlySpan<Comparison> comparisons, double regularisation = 0.1)
    {
        Sequential.Check.Positive(regularisation);
        var table = new PairTable(comparisons);
        var counts = table.Sum();
        var strength = Enumerable.Repeat(1.0, table.Items).ToArray();
        var (iterations, converged) = (0, table.Items == 0);
        while (!converged && iterations < MaximumIterations)
        {
            iterations++;
            converged = Step(strength, counts, regularisation) <= Tolerance;
        }

        return Rank(table, strength, counts, regularisation, iterations, converged);
    }

    /// <summary>One round of minorise–maximise; the largest move of a log-strength. Without regularisation strengths are scaled to sum 1.</summary>
    internal static double Step(double[] strength, PairCounts counts, double lambda)
    {
        var load = new double[strength.Length];
        for (var n = 0; n < counts.Pairs.Length; n++)
        {
            var (low, high) = counts.Pairs[n];
            var share = counts.Weights[n] / (strength[low] + strength[high]);
            load[low] += share;
            load[high] += share;
        }

        var next = new double[strength.Length];
        for (var i = 0; i < strength.Length; i++)
        {
            next[i] = (counts.Wins[i] + lambda) / (load[i] + (2 * lambda / (strength[i] + 1)));
        }

        var sum = lambda == 0 ? next.Sum() : 1;
        var moved = 0.0;
        for (var i = 0; i < strength.Length; i++)
        {
            moved = Math.Max(moved, Math.Abs(Math.Log(next[i] / sum / strength[i])));
            strength[i] = next[i] / sum;
        }

        return moved;
    }

    internal static Ranking Rank(
        PairTable table, double[] strength, PairCounts counts, double lambda, int iterations, bool converged)
    {
        var errors = Errors(strength, counts, lambda);
        var taken = new int[table.Items];
        foreach (var c in table.Comparisons)
        {
            taken[c.Left]++;
            taken[c.Right]++;
        }

        return new(
            [.. strength.Select((s, i) => new RankedItem(Math.Log(s), errors[i], table.Component[i], counts.Wins[i], taken[i]))],
            table.Component.Length == 0 ? 0 : table.Component.Max() + 1, iterations, converged);
    }

    /// <summary>Square roots of the diagonal of the inverse information in the log-strengths.</summary>
    private static double[] Errors(double[] strength, PairCounts counts, double lambda)
    {
        var n = strength.Length;
        var diagonal = strength.Select(s => 2 * lambda * s / ((s + 1) * (s + 1))).ToArray();
        var exact = n is > 0 and <= MostForInverse;
        var information = exact ? Matrix<double>.Build.Dense(n, n) : null;
        for (var k = 0; k < counts.Pairs.Length; k++)
        {
            var (low, high) = counts.Pairs[k];
            var sum = strength[low] + strength[high];
            var weight = counts.Weights[k] * strength[low] * strength[high] / (sum * sum);
            diagonal[low] += weight;
            diagonal[high] += weight;
            if (information is not null)
            {
                information[low, high] -= weight;
                information[high, low] -= weight;
            }
        }

        if (information is null)
        {
            return [.. diagonal.Select(d => Math.Sqrt(1 / d))];
        }

        information.SetDiagonal(diagonal);
        var inverse = information.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(n));
        return [.. Enumerable.Range(0, n).Select(i => Math.Sqrt(Math.Max(0, inverse[i, i])))];
    }
}
