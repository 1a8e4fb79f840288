namespace Crowd.Quality.Categorical;

/// <summary>
/// Expectation–maximisation with one number a worker. An answer is one addition to its own class, whatever K;
/// chunks are cut and added up as in <see cref="EmEngine"/>, so threads do not change the result.
/// </summary>
internal sealed class CoinEngine
{
    private const double Clip = 1e-6;
    private readonly AnswerMatrix _answers;
    private readonly OneCoinOptions _settings;
    private readonly ParallelOptions _parallel;
    private readonly int[]? _known;
    private readonly int[] _chunks;
    private readonly double[][] _right;
    private readonly double[][] _classes;
    private readonly int[] _given;
    private readonly double[] _gain;
    private readonly double[] _miss;

    public CoinEngine(AnswerMatrix answers, OneCoinOptions settings, TruthOptions options)
    {
        (_answers, _settings, _known) = (answers, settings, options.KnownFor(answers));
        _chunks = EmPartition.Items(answers, answers.WorkerCount);
        var count = _chunks.Length - 1;
        _right = [.. Enumerable.Range(0, count).Select(_ => new double[answers.WorkerCount])];
        _classes = [.. Enumerable.Range(0, count).Select(_ => new double[answers.ClassCount])];
        _given = new int[answers.WorkerCount];
        foreach (var worker in answers.Workers)
        {
            _given[worker]++;
        }

        (Skill, _gain, _miss) = (new double[answers.WorkerCount], new double[answers.WorkerCount], new double[answers.WorkerCount]);
        LogPrior = new double[answers.ClassCount];
        var threads = options.Threads <= 0 ? Environment.ProcessorCount : options.Threads;
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = count == 1 ? 1 : threads, CancellationToken = options.Cancellation };
    }

    public double[] Skill { get; }

    public double[] LogPrior { get; }

    /// <summary>ln of a model's P(class) by item, K a row, in place of the class prior; null: no model.</summary>
    public double[]? ItemPrior { get; init; }

    public void CountFrom(double[] posterior) => ForEachChunk(chunk =>
    {
        for (var item = _chunks[chunk]; item < _chunks[chunk + 1]; item++)
        {
            Count(chunk, item, posterior.AsSpan(item * _answers.ClassCount, _answers.ClassCount));
        }

        return 0;
    });

    /// <summary>M-step; returns the log prior density.</summary>
    public double Maximise()
    {
        var density = 0.0;
        var (a, b) = (_settings.RightPrior, _settings.WrongPrior);
        for (var w = 0; w < Skill.Length; w++)
        {
            var right = 0.0;
            foreach (var part in _right)
            {
                right += part[w];
                part[w] = 0;
            }

            var skill = a + b + _given[w] == 0 ? 1.0 / _answers.ClassCount : (a + right) / (a + b + _given[w]);
            Skill[w] = Math.Clamp(skill, Clip, 1 - Clip);
            _miss[w] = CoinModel.LogWrong(Skill[w], _answers.ClassCount);
            _gain[w] = Math.Log(Skill[w]) - _miss[w];
            density += (a * Math.Log(Skill[w])) + (b * Math.Log(1 - Skill[w]));
        }

        return density + UpdatePrior();
    }

    /// <summary>E-step and counting; the responsibilities are kept where asked for. Returns the log-likelihood.</summary>
    public double Expect(double[]? posterior) => ForEachChunk(chunk =>
    {
        var (sum, scratch) = (0.0, new double[_answers.ClassCount]);
        for (var item = _chunks[chunk]; item < _chunks[chunk + 1]; item++)
        {
            var row = posterior is null ? scratch : posterior.AsSpan(item * _answers.ClassCount, _answers.ClassCount);
            sum += Soften(item, row);
            if (posterior is null)
            {
                Count(chunk, item, row);
            }
        }

        return sum;
    });

    private double UpdatePrior()
    {
        var (weight, total, classes) = (_settings.ClassPriorWeight, 0.0, new double[LogPrior.Length]);
        foreach (var part in _classes)
        {
            for (var k = 0; k < classes.Length; k++)
            {
                classes[k] += weight * part[k];
                total += weight * part[k];
                part[k] = 0;
            }
        }

        for (var k = 0; k < classes.Length; k++)
        {
            LogPrior[k] = weight == 0 ? -Math.Log(classes.Length) : Math.Log(Math.Max(classes[k], 1e-10) / total);
        }

        return 0;
    }

    private double Soften(int item, Span<double> row)
    {
        (ItemPrior is null ? LogPrior.AsSpan() : ItemPrior.AsSpan(item * row.Length, row.Length)).CopyTo(row);
        var (from, to) = (_answers.ItemStarts[item], _answers.ItemStarts[item + 1]);
        var all = 0.0;
        for (var n = from; n < to; n++)
        {
            var worker = _answers.WorkerAt(n);
            all += _miss[worker];
            row[_answers.LabelAt(n)] += _gain[worker];
        }

        if (_known is not null && _known[item] >= 0)
        {
            var likelihood = all + row[_known[item]];
            row.Clear();
            row[_known[item]] = 1;
            return from == to ? 0 : likelihood;
        }

        var sum = LogDomain.Soften(row);
        return from == to ? 0 : all + sum;
    }

    private void Count(int chunk, int item, ReadOnlySpan<double> q)
    {
        var (from, to) = (_answers.ItemStarts[item], _answers.ItemStarts[item + 1]);
        var right = _right[chunk];
        for (var n = from; n < to; n++)
        {
            right[_answers.WorkerAt(n)] += q[_answers.LabelAt(n)];
        }

        for (var k = 0; k < q.Length && from < to && _settings.ClassPriorWeight > 0; k++)
        {
            _classes[chunk][k] += q[k];
        }
    }

    private double ForEachChunk(Func<int, double> work)
    {
        var parts = new double[_chunks.Length - 1];
        _parallel.CancellationToken.ThrowIfCancellationRequested();
        if (_parallel.MaxDegreeOfParallelism == 1)
        {
            for (var chunk = 0; chunk < parts.Length; chunk++)
            {
                parts[chunk] = work(chunk);
            }
        }
        else
        {
            Parallel.For(0, parts.Length, _parallel, chunk => parts[chunk] = work(chunk));
        }

        return parts.Sum();
    }
}
