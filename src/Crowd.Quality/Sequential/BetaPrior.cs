using MathNet.Numerics;

namespace Crowd.Quality.Sequential;

/// <summary>
/// How skill is spread over the workers, as a Beta(A, B) learnt from all of them; pulls the figures of workers with few answers towards
/// the mean. For display and routing: a shrunk figure is never evidence for blocking.
/// </summary>
/// <param name="A">Pseudo-count of right answers, above 0.</param>
/// <param name="B">Pseudo-count of wrong answers, above 0.</param>
public readonly record struct BetaPrior(double A, double B)
{
    private const int MaximumSteps = 200;

    /// <summary>The mean skill.</summary>
    public double Mean => A / (A + B);

    /// <summary>A worker's figure after shrinkage: (A + correct) / (A + B + total).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Counts that are negative, infinite or NaN, or more right than there are.</exception>
    public double Shrink(double correct, double total)
    {
        Check.Count(correct);
        Check.Count(total);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(correct, total);
        return (A + correct) / (A + B + total);
    }

    /// <summary>Learns the prior by the method of moments.</summary>
    /// <param name="correct">Right answers of each worker.</param>
    /// <param name="total">Answers of each worker; workers without any are left out.</param>
    /// <returns>
    /// The prior. The share of variance that lies between workers is clipped to [0.001, 0.5] and the mean kept off 0 and 1 by half an
    /// answer, so one worker, equal workers and perfect workers all have a result.
    /// </returns>
    /// <exception cref="ArgumentException">Different lengths, no answers at all, a negative count, or more right than there are.</exception>
    public static BetaPrior FromMoments(ReadOnlySpan<double> correct, ReadOnlySpan<double> total)
    {
        var (sum, all, workers) = Totals(correct, total);
        var mean = Math.Clamp(sum / all, 0.5 / (all + 1), 1 - 0.5 / (all + 1));
        double spread = 0, squares = 0;
        for (var w = 0; w < total.Length; w++)
        {
            if (total[w] > 0)
            {
                var off = correct[w] / total[w] - mean;
                spread += total[w] * off * off;
                squares += total[w] * total[w];
            }
        }

        var within = mean * (1 - mean);
        var scale = within * (all - squares / all - (workers - 1));
        var rho = scale > 0 ? (spread - (workers - 1) * within) / scale : 0;
        rho = Math.Clamp(rho, 1e-3, 0.5);
        return new(mean * (1 - rho) / rho, (1 - mean) * (1 - rho) / rho);
    }

    /// <summary>Learns the prior by maximum likelihood (Newton's method in ln A and ln B, from the moments).</summary>
    /// <inheritdoc cref="FromMoments"/>
    /// <returns>The prior; both parameters are kept between 1e-3 and 1e6, where the likelihood has no maximum inside.</returns>
    /// <remarks>Cost: some ten passes over the workers. Not random.</remarks>
    public static BetaPrior MaximumLikelihood(ReadOnlySpan<double> correct, ReadOnlySpan<double> total)
    {
        var prior = FromMoments(correct, total);
        var (u, v) = (Math.Log(prior.A), Math.Log(prior.B));
        var best = prior.LogLikelihood(correct, total);
        for (var step = 0; step < MaximumSteps; step++)
        {
            var (du, dv) = NewtonStep(correct, total, Math.Exp(u), Math.Exp(v));
            var moved = false;
            for (var half = 1.0; half > 1e-6 && !moved; half /= 2)
            {
                var (tryU, tryV) = (Bounded(u + half * du), Bounded(v + half * dv));
                var next = new BetaPrior(Math.Exp(tryU), Math.Exp(tryV)).LogLikelihood(correct, total);
                if (next > best)
                {
                    moved = next - best > 1e-13 * Math.Abs(best);
                    (u, v, best) = (tryU, tryV, next);
                    break;
                }
            }

            if (!moved)
            {
                break;
            }
        }

        return new(Math.Exp(u), Math.Exp(v));
    }

    /// <summary>Log-likelihood of the workers' counts, without the binomial coefficients.</summary>
    /// <inheritdoc cref="FromMoments"/>
    /// <returns>A finite number, 0 or less.</returns>
    public double LogLikelihood(ReadOnlySpan<double> correct, ReadOnlySpan<double> total)
    {
        Totals(correct, total);
        var sum = 0.0;
        var free = BetaMixture.LogBeta(A, B);
        for (var w = 0; w < total.Length; w++)
        {
            sum += BetaMixture.LogBeta(A + correct[w], B + total[w] - correct[w]) - free;
        }

        return sum;
    }

    private static double Bounded(double log) => Math.Clamp(log, Math.Log(1e-3), Math.Log(1e6));

    /// <summary>Gradient by digamma, curvature by Fisher scoring in the log parameters (outer product), damped to stay an ascent.</summary>
    private static (double U, double V) NewtonStep(ReadOnlySpan<double> correct, ReadOnlySpan<double> total, double a, double b)
    {
        double gu = 0, gv = 0, huu = 0, huv = 0, hvv = 0;
        var (da, db, dab) = (SpecialFunctions.DiGamma(a), SpecialFunctions.DiGamma(b), SpecialFunctions.DiGamma(a + b));
        for (var w = 0; w < total.Length; w++)
        {
            if (total[w] == 0)
            {
                continue;
            }

            var fall = SpecialFunctions.DiGamma(a + b + total[w]) - dab;
            var u = a * (SpecialFunctions.DiGamma(a + correct[w]) - da - fall);
            var v = b * (SpecialFunctions.DiGamma(b + total[w] - correct[w]) - db - fall);
            (gu, gv) = (gu + u, gv + v);
            (huu, huv, hvv) = (huu + u * u, huv + u * v, hvv + v * v);
        }

        huu += 1e-9;
        hvv += 1e-9;
        var determinant = huu * hvv - huv * huv;
        return determinant > 1e-12 * huu * hvv
            ? ((hvv * gu - huv * gv) / determinant, (huu * gv - huv * gu) / determinant)
            : (gu / huu, gv / hvv);
    }

    private static (double Correct, double Total, int Workers) Totals(ReadOnlySpan<double> correct, ReadOnlySpan<double> total)
    {
        if (correct.Length != total.Length)
        {
            throw new ArgumentException($"{correct.Length} counts of right answers, but {total.Length} totals.", nameof(correct));
        }

        double right = 0, all = 0;
        var workers = 0;
        for (var w = 0; w < total.Length; w++)
        {
            if (!(correct[w] >= 0 && correct[w] <= total[w] && double.IsFinite(total[w])))
            {
                throw new ArgumentException($"Worker {w} has {correct[w]} right of {total[w]}; it must be 0 <= right <= total.", nameof(correct));
            }

            right += correct[w];
            all += total[w];
            workers += total[w] > 0 ? 1 : 0;
        }

        return all > 0 ? (right, all, workers) : throw new ArgumentException("No worker has any answer.", nameof(total));
    }
}
