using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Crowd.Quality.Categorical;

/// <summary>The kernel for more than eight classes: rows of several vectors.</summary>
internal static unsafe class WideEmKernel
{
    private const double Lowest = -700;

    public static double Run(in EmPass pass, int from, int to)
    {
        using var scratch = new AlignedDoubles(pass.Stride);
        var sum = scratch.Pointer;
        var tally = default(EmKernel.LikelihoodTally);
        for (var item = from; item < to; item++)
        {
            var (first, end) = (pass.Start[item], pass.Start[item + 1]);
            if (first == end)
            {
                EmKernel.Unanswered(pass, item);
                continue;
            }

            Gather(pass, item, sum);
            Soften(pass, pass.Known is null ? -1 : pass.Known[item], sum, ref tally);
            Scatter(pass, item, first, end, sum);
        }

        return tally.Total;
    }

    private static void Gather(in EmPass pass, int item, double* sum)
    {
        var stride = pass.Stride;
        new ReadOnlySpan<double>(pass.PriorOf(item), stride).CopyTo(new Span<double>(sum, stride));
        for (var n = pass.Start[item]; n < pass.Start[item + 1]; n++)
        {
            Add(pass.LogPi + ((long)stride * pass.Cells[n]), sum, stride);
        }
    }

    private static void Scatter(in EmPass pass, int item, int first, int end, double* q)
    {
        Add(q, pass.ClassTotals, pass.Stride);
        if (pass.Posterior is not null)
        {
            new ReadOnlySpan<double>(q, pass.Classes).CopyTo(new Span<double>(pass.Posterior + ((long)item * pass.Classes), pass.Classes));
        }

        for (var n = first; pass.Counts is not null && n < end; n++)
        {
            Add(q, pass.Counts + ((long)pass.Stride * pass.Cells[n]), pass.Stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Soften(in EmPass pass, int known, double* sum, ref EmKernel.LikelihoodTally tally)
    {
        if (known >= 0)
        {
            tally.AddLog(sum[known]);
            new Span<double>(sum, pass.Stride).Clear();
            sum[known] = 1;
            return;
        }

        var max = Max(sum, pass.Stride);
        var total = Vector256<double>.Zero;
        for (var k = 0; k < pass.Stride; k += 4)
        {
            var e = Vector256.Exp(Vector256.MaxNative(Vector256.Load(sum + k) - Vector256.Create(max), Vector256.Create(Lowest)));
            total += e;
            e.Store(sum + k);
        }

        var all = Vector256.Sum(total);
        tally.Add(max, all);
        for (var k = 0; k < pass.Stride; k += 4)
        {
            (Vector256.Load(sum + k) / Vector256.Create(all)).Store(sum + k);
        }
    }

    private static double Max(double* values, int stride)
    {
        var max = Vector256.Load(values);
        for (var k = 4; k < stride; k += 4)
        {
            max = Vector256.MaxNative(max, Vector256.Load(values + k));
        }

        return Math.Max(Math.Max(max[0], max[1]), Math.Max(max[2], max[3]));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(double* from, double* to, int stride)
    {
        for (var k = 0; k < stride; k += 4)
        {
            (Vector256.Load(to + k) + Vector256.Load(from + k)).Store(to + k);
        }
    }
}
