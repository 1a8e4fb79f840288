namespace Crowd.Quality.Categorical;

/// <summary>
/// Fits |C| ≈ s sᵀ on the pairs of workers that share items, leaving out each worker's most extreme ratios; the others weigh more the more
/// items were shared and the better the partner (a plain mean lets a pair that met once speak as loud as one that met a hundred times).
/// </summary>
internal sealed class RankOneCompletion
{
    private readonly AnswerMatrix _answers;
    private readonly int[][] _partners;
    private readonly float[][] _covariance;
    private readonly int[][] _shared;
    private readonly int _trim;
    private readonly double _tiny;
    private double[] _u;
    private double[] _v;

    public RankOneCompletion(AnswerMatrix answers)
    {
        _answers = answers;
        var (same, shared) = Count(answers);
        var workers = answers.WorkerCount;
        (_partners, _covariance, _shared) = (new int[workers][], new float[workers][], new int[workers][]);
        var scale = (double)answers.ClassCount / (answers.ClassCount - 1);
        for (var a = 0; a < workers; a++)
        {
            var row = a;
            _partners[a] = [.. Enumerable.Range(0, workers).Where(b => shared[(row * workers) + b] > 0)];
            _shared[a] = Array.ConvertAll(_partners[a], b => shared[(row * workers) + b]);
            _covariance[a] = Array.ConvertAll(_partners[a], b => (float)((scale * same[(row * workers) + b] / shared[(row * workers) + b]) - scale + 1));
        }

        var least = Enumerable.Range(0, workers).Where(w => _partners[w].Length > 0).Select(w => _partners[w].Length).DefaultIfEmpty(0).Min();
        _trim = Math.Max(0, (least / 2) - 1);
        _tiny = 1 / Math.Sqrt(answers.ItemCount);
        (_u, _v) = (Start(1), Start(2));
    }

    public (int Iterations, bool Converged) Run(int most, CancellationToken cancellation)
    {
        for (var iteration = 1; iteration <= most; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (v, u) = (Refit(_v, _u), _u);
            var next = Refit(u, v);
            var moved = 0.0;
            for (var w = 0; w < u.Length; w++)
            {
                moved = Math.Max(moved, Math.Abs((next[w] * v[w]) - (_u[w] * _v[w])));
            }

            (_u, _v) = (next, v);
            if (moved < 1e-9)
            {
                return (iteration, true);
            }
        }

        return (most, false);
    }

    /// <summary>The fitted s, with signs so that workers agree with those they agree with: the many are taken to be right.</summary>
    public double[] Signed()
    {
        var (normU, normV) = (Math.Sqrt(_u.Sum(x => x * x)), Math.Sqrt(_v.Sum(x => x * x)));
        var scale = normU > 0 && normV > 0 ? Math.Sqrt(normU / normV) : 1;
        var size = Array.ConvertAll(_u, x => Math.Abs(x) / scale);
        var sign = Array.ConvertAll(size, _ => 1.0);
        for (var round = 0; round < 20; round++)
        {
            sign = [.. sign.Select((old, w) => Pull(w, size, sign) is var pull && pull != 0 ? Math.Sign(pull) : old)];
        }

        return [.. size.Select((s, w) => s * sign[w])];
    }

    private double Pull(int worker, double[] size, double[] sign)
    {
        var pull = 0.0;
        for (var p = 0; p < _partners[worker].Length; p++)
        {
            var other = _partners[worker][p];
            pull += _shared[worker][p] * _covariance[worker][p] * sign[other] * size[other];
        }

        return pull;
    }

    // a fixed start, in (0, 1), that is the same for every run
    private double[] Start(ulong seed)
    {
        var random = new SplitMix64(SplitMix64.Mix(seed));
        return [.. Enumerable.Range(0, _answers.WorkerCount).Select(_ => 0.05 + (0.95 * random.NextDouble()))];
    }

    private double[] Refit(double[] current, double[] other)
    {
        var next = new double[current.Length];
        var ratios = new (double Ratio, double Weight)[current.Length];
        for (var w = 0; w < next.Length; w++)
        {
            var count = 0;
            for (var p = 0; p < _partners[w].Length; p++)
            {
                var against = other[_partners[w][p]];
                if (against != 0)
                {
                    ratios[count++] = (Math.Abs(_covariance[w][p]) / against, Math.Sqrt(_shared[w][p]) * against * against);
                }
            }

            next[w] = TrimmedMean(ratios.AsSpan(0, count), current[w]);
        }

        return next;
    }

    // drops up to so many values below the current one from the bottom, and as many above it from the top
    private double TrimmedMean(Span<(double Ratio, double Weight)> values, double current)
    {
        if (values.Length == 0)
        {
            return current;
        }

        if (_trim > 0)
        {
            values.Sort((a, b) => a.Ratio.CompareTo(b.Ratio));
            var (low, high) = (0, values.Length);
            while (low < Math.Min(_trim, values.Length) && values[low].Ratio < current)
            {
                low++;
            }

            while (high > low && values.Length - high < _trim && values[high - 1].Ratio > current)
            {
                high--;
            }

            values = values[low..high];
        }

        var (sum, weights) = (0.0, 0.0);
        foreach (var (ratio, weight) in values)
        {
            sum += ratio * weight;
            weights += weight;
        }

        return weights == 0 ? current : values.Length == 1 && sum == 0 ? _tiny : sum / weights;
    }

    private static (int[] Same, int[] Shared) Count(AnswerMatrix answers)
    {
        var workers = answers.WorkerCount;
        var (same, shared) = (new int[workers * workers], new int[workers * workers]);
        for (var item = 0; item < answers.ItemCount; item++)
        {
            for (var a = answers.ItemStarts[item]; a < answers.ItemStarts[item + 1]; a++)
            {
                for (var b = answers.ItemStarts[item]; b < answers.ItemStarts[item + 1]; b++)
                {
                    var cell = (answers.WorkerAt(a) * workers) + answers.WorkerAt(b);
                    if (answers.WorkerAt(a) != answers.WorkerAt(b))
                    {
                        shared[cell]++;
                        same[cell] += answers.LabelAt(a) == answers.LabelAt(b) ? 1 : 0;
                    }
                }
            }
        }

        return (same, shared);
    }
}
