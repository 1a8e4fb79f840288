using MathNet.Numerics.Distributions;

namespace Crowd.Quality.Numeric;

/// <summary>
/// Consensus of ordered grades (1 to 5 stars, G/PG/R/X) when workers have few answers each: two numbers a worker, a bias and a noise, instead
/// of a whole confusion matrix. From some 20 answers a worker up Dawid–Skene knows more; use <see cref="Decide"/> on its posterior.
/// </summary>
public static class OrdinalConsensus
{
    private const int MaximumIterations = 20;
    private const double Window = 0.5; // how far a worker's bias and log-noise may move in a round
    private const double Tolerance = 1e-3;
    private const double LeastNoise = 0.1;
    private const double MostNoise = 10;
    private const double NoiseShape = 2;
    private const double LeastChance = 1e-9;

    /// <summary>Chooses a grade from a posterior.</summary>
    /// <param name="posterior">A probability for each grade, lowest first.</param>
    /// <param name="loss">What errors cost.</param>
    /// <returns>The grade with the least expected loss; ties: the lower grade.</returns>
    /// <exception cref="ArgumentException">An empty posterior, or one with negative numbers or NaN.</exception>
    public static int Decide(ReadOnlySpan<double> posterior, OrdinalLoss loss)
    {
        double sum = 0, mean = 0;
        var best = 0;
        for (var k = 0; k < posterior.Length; k++)
        {
            if (!(posterior[k] >= 0 && double.IsFinite(posterior[k])))
            {
                throw new ArgumentException($"The probability of grade {k} is {posterior[k]}.", nameof(posterior));
            }

            (sum, mean) = (sum + posterior[k], mean + (k * posterior[k]));
            best = posterior[k] > posterior[best] ? k : best;
        }

        if (sum == 0)
        {
            throw new ArgumentException("The posterior is empty or all 0.", nameof(posterior));
        }

        return loss switch
        {
            OrdinalLoss.SquaredDistance => (int)Math.Ceiling((mean / sum) - 0.5 - 1e-12),
            OrdinalLoss.Distance => Median(posterior, sum),
            _ => best,
        };
    }

    /// <summary>Fits y = x + b_w + s_w · e, rounded and cut at the ends, by expectation–maximisation.</summary>
    /// <param name="answers">The answers; labels are the grades, lowest first.</param>
    /// <param name="cancellationToken">Looked at once a round.</param>
    /// <returns>Posteriors and each worker's bias and noise. Never NaN.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>
    /// P(y | x) = Φ((y + ½ − x − b)/s) − Φ((y − ½ − x − b)/s), open at the ends; priors N(0, 1) on b and inverse gamma on s². O(A · K) a round and
    /// O(W · K²) for the workers, at most 20 rounds. Deterministic.
    /// </remarks>
    public static OrdinalEstimate Fit(AnswerMatrix answers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var (k, workers) = (answers.ClassCount, answers.WorkerCount);
        var (bias, noise) = (new double[workers], new double[workers]);
        Array.Fill(noise, Math.Max(0.5, k / 6.0));
        var tables = Enumerable.Range(0, workers).Select(w => LogTable(k, bias[w], noise[w])).ToArray();
        var prior = answers.LabelCounts().Select(c => (c + 1.0) / (answers.AnswerCount + k)).ToArray();
        var posterior = new double[answers.ItemCount * k];
        var (iterations, converged) = (0, false);
        while (!converged && iterations < MaximumIterations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            iterations++;
            converged = UpdateItems(answers, tables, prior, posterior) <= Tolerance;
            prior = Prior(posterior, k);
            UpdateWorkers(answers, posterior, bias, noise, tables);
        }

        return new(posterior, k, bias, noise, iterations, converged);
    }

    private static int Median(ReadOnlySpan<double> posterior, double sum)
    {
        var below = 0.0;
        for (var k = 0; k < posterior.Length; k++)
        {
            below += posterior[k];
            if (below >= (sum / 2) - (1e-12 * sum))
            {
                return k;
            }
        }

        return posterior.Length - 1;
    }

    private static double[] LogTable(int k, double bias, double noise)
    {
        var table = new double[k * k];
        for (var x = 0; x < k; x++)
        {
            var below = 0.0;
            for (var y = 0; y < k; y++)
            {
                var upTo = y == k - 1 ? 1 : Normal.CDF(x + bias, noise, y + 0.5);
                table[(x * k) + y] = Math.Log(Math.Max(LeastChance, upTo - below));
                below = upTo;
            }
        }

        return table;
    }

    private static double UpdateItems(AnswerMatrix answers, double[][] tables, double[] prior, double[] posterior)
    {
        var k = answers.ClassCount;
        var (moved, log) = (0.0, new double[k]);
        for (var item = 0; item < answers.ItemCount; item++)
        {
            for (var x = 0; x < k; x++)
            {
                log[x] = Math.Log(prior[x]);
                for (var n = answers.ItemStarts[item]; n < answers.ItemStarts[item + 1]; n++)
                {
                    log[x] += tables[answers.WorkerAt(n)][(x * k) + answers.LabelAt(n)];
                }
            }

            var top = log.Max();
            var sum = log.Sum(l => Math.Exp(l - top));
            for (var x = 0; x < k; x++)
            {
                var p = Math.Exp(log[x] - top) / sum;
                moved = Math.Max(moved, Math.Abs(p - posterior[(item * k) + x]));
                posterior[(item * k) + x] = p;
            }
        }

        return moved;
    }

    private static double[] Prior(double[] posterior, int k)
    {
        var prior = Enumerable.Repeat(1.0, k).ToArray();
        for (var n = 0; n < posterior.Length; n++)
        {
            prior[n % k] += posterior[n];
        }

        var sum = prior.Sum();
        return [.. prior.Select(p => p / sum)];
    }

    private static void UpdateWorkers(AnswerMatrix answers, double[] posterior, double[] bias, double[] noise, double[][] tables)
    {
        var k = answers.ClassCount;
        var counts = new double[k * k];
        for (var w = 0; w < bias.Length; w++)
        {
            Array.Clear(counts);
            foreach (var n in answers.AnswersBy(w))
            {
                for (var x = 0; x < k; x++)
                {
                    counts[(x * k) + answers.LabelAt(n)] += posterior[(answers.ItemOf(n) * k) + x];
                }
            }

            var (was, logNoise) = (bias[w], Math.Log(noise[w]));
            bias[w] = Highest(b => Objective(counts, k, b, noise[w]), Math.Max(-k, was - Window), Math.Min(k, was + Window));
            noise[w] = Math.Exp(Highest(
                u => Objective(counts, k, bias[w], Math.Exp(u)),
                Math.Max(Math.Log(LeastNoise), logNoise - Window), Math.Min(Math.Log(MostNoise), logNoise + Window)));
            tables[w] = LogTable(k, bias[w], noise[w]);
        }
    }

    private static double Objective(double[] counts, int k, double bias, double noise)
    {
        var sum = -(bias * bias / 2) - (2 * (NoiseShape + 1) * Math.Log(noise)) - (NoiseShape * 0.5 / (noise * noise));
        for (var x = 0; x < k; x++)
        {
            var below = 0.0;
            for (var y = 0; y < k; y++)
            {
                var upTo = y == k - 1 ? 1 : Normal.CDF(x + bias, noise, y + 0.5);
                sum += counts[(x * k) + y] * Math.Log(Math.Max(LeastChance, upTo - below));
                below = upTo;
            }
        }

        return sum;
    }

    /// <summary>Golden section; the objective has one summit on these ranges.</summary>
    private static double Highest(Func<double, double> objective, double low, double high)
    {
        const double golden = 0.6180339887498949;
        var (a, b) = (high - (golden * (high - low)), low + (golden * (high - low)));
        var (fa, fb) = (objective(a), objective(b));
        while (high - low > 1e-2)
        {
            if (fa > fb)
            {
                (high, b, fb) = (b, a, fa);
                a = high - (golden * (high - low));
                fa = objective(a);
            }
            else
            {
                (low, a, fa) = (a, b, fb);
                b = low + (golden * (high - low));
                fb = objective(b);
            }
        }

        return (low + high) / 2;
    }
}
