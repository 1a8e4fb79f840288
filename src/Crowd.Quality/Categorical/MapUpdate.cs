using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Crowd.Quality.Categorical;

/// <summary>Maximum a posteriori under Dirichlet priors given as pseudo-counts; maximum likelihood when all are 0.</summary>
internal sealed unsafe class MapUpdate(double[] pseudo, double[] classPseudo, double poolStrength = 0) : ConfusionUpdate
{
    private const double Floor = 1e-10;

    /// <summary>Pseudo-counts by (label, class), K × K.</summary>
    private readonly double[] _pseudo = [.. pseudo];

    private readonly bool _flat = poolStrength == 0 && Array.TrueForAll(pseudo, p => p == 0);

    public override bool WantsPool => poolStrength > 0;

    public override void Pool(ReadOnlySpan<double> pooled, int classes)
    {
        for (var k = 0; k < classes; k++)
        {
            var sum = 0.0;
            for (var y = 0; y < classes; y++)
            {
                sum += pooled[(y * classes) + k];
            }

            for (var y = 0; y < classes && sum > 0; y++)
            {
                var cell = (y * classes) + k;
                _pseudo[cell] = pseudo[cell] + (poolStrength * pooled[cell] / sum);
            }
        }
    }

    public static double[] Pseudo(int classes, double diagonal, double off)
    {
        var pseudo = new double[classes * classes];
        for (var cell = 0; cell < pseudo.Length; cell++)
        {
            pseudo[cell] = cell / classes == cell % classes ? diagonal : off;
        }

        return pseudo;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override double Worker(int worker, double* counts, double* logPi, in TableShape shape)
    {
        var (classes, _, stride) = shape;
        for (var y = 0; y < classes; y++)
        {
            var row = counts + ((long)y * stride);
            for (var k = 0; k < classes; k++)
            {
                row[k] = Math.Max(row[k] + _pseudo[(y * classes) + k], Floor);
            }

            // lanes past K only have to stay finite
            new Span<double>(row + classes, stride - classes).Fill(1);
        }

        if (stride == 2)
        {
            Logs128(counts, logPi, classes);
        }
        else
        {
            Logs256(counts, logPi, classes, stride);
        }

        return _flat ? 0 : Density(logPi, classes, stride);
    }

    public override double Prior(ReadOnlySpan<double> totals, Span<double> logPrior)
    {
        var sum = 0.0;
        for (var k = 0; k < classPseudo.Length; k++)
        {
            sum += Math.Max(totals[k] + classPseudo[k], Floor);
        }

        var density = 0.0;
        for (var k = 0; k < classPseudo.Length; k++)
        {
            logPrior[k] = Math.Log(Math.Max(totals[k] + classPseudo[k], Floor) / sum);
            density += classPseudo[k] * logPrior[k];
        }

        return density;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Logs128(double* counts, double* logPi, int classes)
    {
        var total = Vector128<double>.Zero;
        for (var y = 0; y < classes; y++)
        {
            total += Vector128.Load(counts + (2L * y));
        }

        var norm = Vector128.Log(total);
        for (var y = 0; y < classes; y++)
        {
            (Vector128.Log(Vector128.Load(counts + (2L * y))) - norm).Store(logPi + (2L * y));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Logs256(double* counts, double* logPi, int classes, int stride)
    {
        for (var k = 0; k < stride; k += 4)
        {
            var total = Vector256<double>.Zero;
            for (var y = 0; y < classes; y++)
            {
                total += Vector256.Load(counts + ((long)y * stride) + k);
            }

            var norm = Vector256.Log(total);
            for (var y = 0; y < classes; y++)
            {
                var at = ((long)y * stride) + k;
                (Vector256.Log(Vector256.Load(counts + at)) - norm).Store(logPi + at);
            }
        }
    }

    private double Density(double* logPi, int classes, int stride)
    {
        var density = 0.0;
        for (var y = 0; y < classes; y++)
        {
            for (var k = 0; k < classes; k++)
            {
                density += _pseudo[(y * classes) + k] * logPi[((long)y * stride) + k];
            }
        }

        return density;
    }
}
