namespace Crowd.Quality.Pairwise;

/// <summary>
/// Bradley–Terry with doubtful workers: a comparison follows the items with the worker's reliability r, and a habit of choosing the left side
/// otherwise. P(left) = r · σ(s_left − s_right) + (1 − r) · b (after Chen et al. 2013, doi 10.1145/2433396.2433420).
/// </summary>
public static class NoisyBradleyTerry
{
    private const int MaximumIterations = 200;
    private const int StepsARound = 20;
    private const double Tolerance = 1e-6;
    private const double ReliabilityA = 4;
    private const double ReliabilityB = 1;

    /// <summary>Chance of the observed outcome of one comparison; a tie counts as half of either.</summary>
    /// <param name="left">Score of the left item.</param>
    /// <param name="right">Score of the right item.</param>
    /// <param name="leftWins">The outcome.</param>
    /// <param name="reliability">r, in [0, 1].</param>
    /// <param name="leftBias">b, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">A probability out of range, or NaN.</exception>
    public static double Likelihood(double left, double right, bool leftWins, double reliability, double leftBias)
    {
        Sequential.Check.Unit(reliability);
        Sequential.Check.Unit(leftBias);
        return leftWins
            ? (reliability * Comparison.Chance(left, right)) + ((1 - reliability) * leftBias)
            : (reliability * Comparison.Chance(right, left)) + ((1 - reliability) * (1 - leftBias));
    }

    /// <summary>Ranks the items and judges the workers.</summary>
    /// <param name="comparisons">One row a comparison, in any order.</param>
    /// <param name="regularisation">Wins and losses against the phantom, above 0; default 0.1.</param>
    /// <param name="cancellationToken">Looked at once a round.</param>
    /// <returns>The ranking and each worker's record. Never NaN.</returns>
    /// <exception cref="ArgumentException">As for <see cref="BradleyTerry.Fit"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>
    /// Expectation–maximisation from the plain ranking; reliabilities with a Beta(4, 1) prior, sides with one comparison's worth of evenness.
    /// Ties are half a win each. O(comparisons + 20 · pairs) a round, at most 200 rounds. Deterministic.
    /// </remarks>
    public static NoisyRanking Fit(ReadOnlySpan<Comparison> comparisons, CancellationToken cancellationToken, double regularisation = 0.1)
    {
        Sequential.Check.Positive(regularisation);
        var table = new PairTable(comparisons);
        var strength = BradleyTerry.Fit(comparisons, regularisation).Items.Select(i => Math.Exp(i.Score)).ToArray();
        var (reliability, bias) = (Filled(table.Workers, ReliabilityA / (ReliabilityA + ReliabilityB)), Filled(table.Workers, 0.5));
        var (iterations, converged) = (0, table.Items == 0);
        var sums = table.Sum();
        while (!converged && iterations < MaximumIterations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            iterations++;
            var (left, right) = Responsibilities(table, strength, reliability, bias);
            sums = table.Sum(n => left[n], n => right[n]);
            var moved = 0.0;
            for (var step = 0; step < StepsARound; step++)
            {
                moved = Math.Max(moved, BradleyTerry.Step(strength, sums, regularisation));
            }

            UpdateWorkers(table, left, right, reliability, bias);
            converged = moved <= Tolerance;
        }

        var counts = table.Comparisons.CountBy(c => c.Worker).ToDictionary();
        return new(
            BradleyTerry.Rank(table, strength, sums, regularisation, iterations, converged),
            [.. reliability.Select((r, w) => new PairwiseWorker(w, counts.GetValueOrDefault(w), r, bias[w]))]);
    }

    private static double[] Filled(int length, double value) => [.. Enumerable.Repeat(value, length)];

    /// <summary>For each comparison the honest part of a left and of a right win: share of the outcome times the chance that the worker looked.</summary>
    private static (double[] Left, double[] Right) Responsibilities(PairTable table, double[] strength, double[] reliability, double[] bias)
    {
        var (left, right) = (new double[table.Comparisons.Length], new double[table.Comparisons.Length]);
        for (var n = 0; n < left.Length; n++)
        {
            var c = table.Comparisons[n];
            var (r, b, share) = (reliability[c.Worker], bias[c.Worker], PairTable.LeftShare(c));
            var chance = strength[c.Left] / (strength[c.Left] + strength[c.Right]);
            left[n] = share * r * chance / ((r * chance) + ((1 - r) * b));
            right[n] = (1 - share) * r * (1 - chance) / ((r * (1 - chance)) + ((1 - r) * (1 - b)));
        }

        return (left, right);
    }

    private static void UpdateWorkers(PairTable table, double[] left, double[] right, double[] reliability, double[] bias)
    {
        var (honest, all) = (new double[table.Workers], new double[table.Workers]);
        var blindLeft = new double[table.Workers];
        for (var n = 0; n < left.Length; n++)
        {
            var c = table.Comparisons[n];
            honest[c.Worker] += left[n] + right[n];
            all[c.Worker]++;
            blindLeft[c.Worker] += PairTable.LeftShare(c) - left[n];
        }

        for (var w = 0; w < table.Workers; w++)
        {
            reliability[w] = Math.Clamp((honest[w] + ReliabilityA - 1) / (all[w] + ReliabilityA + ReliabilityB - 2), 1e-3, 1 - 1e-3);
            bias[w] = Math.Clamp((blindLeft[w] + 0.5) / (all[w] - honest[w] + 1), 1e-3, 1 - 1e-3);
        }
    }
}
