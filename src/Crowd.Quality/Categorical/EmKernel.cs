using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Crowd.Quality.Categorical;

/// <summary>
/// The inner loop of every confusion-matrix method: for each item gather the rows of its answers, turn the sum into responsibilities,
/// scatter them back into the counts. E-step and M-step in one walk; the responsibilities are not stored on the way.
/// </summary>
/// <remarks>
/// One vector lane a class, so a row is one load for K ≤ 4. The order of additions is fixed:
/// within an item by answer, over items by index. Maxima and sums over the lanes stay in the vector, in every lane at once. Exponents below −700 are raised to −700 (1e-304), which keeps the vector exponential on its fast path.
/// Compiled at once at full optimisation: most fits are over before the runtime would have noticed that the loop is hot.
/// </remarks>
internal static unsafe class EmKernel
{
    private const double Lowest = -700;

    // an item sum is at most K <= 65,536, and 65,536 to the 32nd is 1e154: the product cannot overflow
    private const int LogEvery = 32;

    /// <summary>Walks items [from, to) and returns their log-likelihood.</summary>
    public static double Run(in EmPass pass, int from, int to) => pass.Stride switch
    {
        2 => Run2(pass, from, to),
        4 => Run4(pass, from, to),
        8 => Run8(pass, from, to),
        _ => WideEmKernel.Run(pass, from, to),
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Run2(in EmPass pass, int from, int to)
    {
        var logPi = pass.LogPi;
        var counts = pass.Counts;
        var cells = pass.Cells;
        var start = pass.Start;
        var known = pass.Known;
        var itemPrior = pass.ItemPrior;
        var prior = Vector128.Load(pass.LogPrior);
        var totals = Vector128<double>.Zero;
        var tally = default(LikelihoodTally);
        for (var item = from; item < to; item++)
        {
            var (first, end) = (start[item], start[item + 1]);
            if (first == end)
            {
                Unanswered(pass, item);
                continue;
            }

            var sum = itemPrior is null ? prior : Vector128.Load(itemPrior + (2L * item));
            for (var n = first; n < end; n++)
            {
                sum += Vector128.Load(logPi + (2L * cells[n]));
            }

            var q = Soften(sum, known is null ? -1 : known[item], ref tally);
            totals += q;
            Store(pass, item, &q);
            for (var n = first; counts is not null && n < end; n++)
            {
                var at = counts + (2L * cells[n]);
                (Vector128.Load(at) + q).Store(at);
            }
        }

        (Vector128.Load(pass.ClassTotals) + totals).Store(pass.ClassTotals);
        return tally.Total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Run4(in EmPass pass, int from, int to)
    {
        var logPi = pass.LogPi;
        var counts = pass.Counts;
        var cells = pass.Cells;
        var start = pass.Start;
        var known = pass.Known;
        var itemPrior = pass.ItemPrior;
        var prior = Vector256.Load(pass.LogPrior);
        var totals = Vector256<double>.Zero;
        var tally = default(LikelihoodTally);
        for (var item = from; item < to; item++)
        {
            var (first, end) = (start[item], start[item + 1]);
            if (first == end)
            {
                Unanswered(pass, item);
                continue;
            }

            var sum = itemPrior is null ? prior : Vector256.Load(itemPrior + (4L * item));
            for (var n = first; n < end; n++)
            {
                sum += Vector256.Load(logPi + (4L * cells[n]));
            }

            var q = Soften(sum, known is null ? -1 : known[item], ref tally);
            totals += q;
            Store(pass, item, &q);
            for (var n = first; counts is not null && n < end; n++)
            {
                var at = counts + (4L * cells[n]);
                (Vector256.Load(at) + q).Store(at);
            }
        }

        (Vector256.Load(pass.ClassTotals) + totals).Store(pass.ClassTotals);
        return tally.Total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Run8(in EmPass pass, int from, int to)
    {
        var logPi = pass.LogPi;
        var counts = pass.Counts;
        var cells = pass.Cells;
        var start = pass.Start;
        var known = pass.Known;
        var itemPrior = pass.ItemPrior;
        var prior = Vector512.Load(pass.LogPrior);
        var totals = Vector512<double>.Zero;
        var tally = default(LikelihoodTally);
        for (var item = from; item < to; item++)
        {
            var (first, end) = (start[item], start[item + 1]);
            if (first == end)
            {
                Unanswered(pass, item);
                continue;
            }

            var sum = itemPrior is null ? prior : Vector512.Load(itemPrior + (8L * item));
            for (var n = first; n < end; n++)
            {
                sum += Vector512.Load(logPi + (8L * cells[n]));
            }

            var q = Soften(sum, known is null ? -1 : known[item], ref tally);
            totals += q;
            Store(pass, item, &q);
            for (var n = first; counts is not null && n < end; n++)
            {
                var at = counts + (8L * cells[n]);
                (Vector512.Load(at) + q).Store(at);
            }
        }

        (Vector512.Load(pass.ClassTotals) + totals).Store(pass.ClassTotals);
        return tally.Total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Soften(Vector128<double> sum, int known, ref LikelihoodTally tally)
    {
        if (known >= 0)
        {
            tally.AddLog(sum[known]);
            return Vector128<double>.Zero.WithElement(known, 1);
        }

        var max = Vector128.MaxNative(sum, Swap(sum));
        var e = Vector128.Exp(Vector128.MaxNative(sum - max, Vector128.Create(Lowest)));
        var total = e + Swap(e);
        tally.Add(max.ToScalar(), total.ToScalar());
        return e / total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Soften(Vector256<double> sum, int known, ref LikelihoodTally tally)
    {
        if (known >= 0)
        {
            tally.AddLog(sum[known]);
            return Vector256<double>.Zero.WithElement(known, 1);
        }

        var halves = Vector256.MaxNative(sum, SwapHalves(sum));
        var max = Vector256.MaxNative(halves, SwapPairs(halves));
        var e = Vector256.Exp(Vector256.MaxNative(sum - max, Vector256.Create(Lowest)));
        var sums = e + SwapHalves(e);
        var total = sums + SwapPairs(sums);
        tally.Add(max.ToScalar(), total.ToScalar());
        return e / total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Soften(Vector512<double> sum, int known, ref LikelihoodTally tally)
    {
        if (known >= 0)
        {
            tally.AddLog(sum[known]);
            return Vector512<double>.Zero.WithElement(known, 1);
        }

        var halves = Vector256.MaxNative(sum.GetLower(), sum.GetUpper());
        halves = Vector256.MaxNative(halves, SwapHalves(halves));
        var max = Vector256.MaxNative(halves, SwapPairs(halves)).ToScalar();
        var e = Vector512.Exp(Vector512.MaxNative(sum - Vector512.Create(max), Vector512.Create(Lowest)));
        var total = Vector512.Sum(e);
        tally.Add(max, total);
        return e / Vector512.Create(total);
    }

    private static Vector128<double> Swap(Vector128<double> v) => Vector128.Shuffle(v, Vector128.Create(1L, 0));

    private static Vector256<double> SwapHalves(Vector256<double> v) => Vector256.Shuffle(v, Vector256.Create(2L, 3, 0, 1));

    private static Vector256<double> SwapPairs(Vector256<double> v) => Vector256.Shuffle(v, Vector256.Create(1L, 0, 3, 2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(in EmPass pass, int item, void* responsibilities)
    {
        if (pass.Posterior is not null)
        {
            new ReadOnlySpan<double>(responsibilities, pass.Classes).CopyTo(new Span<double>(pass.Posterior + ((long)item * pass.Classes), pass.Classes));
        }
    }

    /// <summary>An item nobody answered has the prior, and no say in anything.</summary>
    internal static void Unanswered(in EmPass pass, int item)
    {
        if (pass.Posterior is null)
        {
            return;
        }

        var known = pass.Known is null ? -1 : pass.Known[item];
        var row = new Span<double>(pass.Posterior + ((long)item * pass.Classes), pass.Classes);
        new ReadOnlySpan<double>(pass.PriorOf(item), pass.Classes).CopyTo(row);
        LogDomain.Soften(row);
        if (known >= 0)
        {
            row.Clear();
            row[known] = 1;
        }
    }

    /// <summary>Sums ln of the item sums with one logarithm for <see cref="LogEvery"/> items.</summary>
    internal struct LikelihoodTally
    {
        private double _sum;
        private double _product;
        private int _count;

        public readonly double Total => _sum + (_count == 0 ? 0 : Math.Log(_product));

        public void AddLog(double value) => _sum += value;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(double max, double total)
        {
            _sum += max;
            _product = _count == 0 ? total : _product * total;
            if (++_count == LogEvery)
            {
                _sum += Math.Log(_product);
                _count = 0;
            }
        }
    }
}
