namespace Crowd.Quality.Categorical;

/// <summary>
/// Expectation–maximisation over confusion matrices: owns the tables, cuts the items into chunks, runs the kernel over them on all cores.
/// </summary>
/// <remarks>
/// The number of chunks depends on the data alone, each chunk has counts of its own, and they are added in chunk order:
/// so the result is the same to the last bit on any number of threads.
/// </remarks>
internal sealed unsafe class EmEngine : IDisposable
{
    private readonly AnswerMatrix _answers;
    private readonly ConfusionUpdate _update;
    private readonly ParallelOptions _parallel;
    private readonly int[] _cells;
    private readonly int[]? _known;
    private readonly int[] _chunks;
    private readonly int[] _blocks;
    private readonly TableShape _shape;
    private readonly long _table;
    private readonly AlignedDoubles _logPi;
    private readonly AlignedDoubles _counts;
    private readonly AlignedDoubles _totals;
    private readonly AlignedDoubles _logPrior;
    private readonly double[] _parts;
    private AlignedDoubles? _itemPrior;

    public EmEngine(AnswerMatrix answers, ConfusionUpdate update, TruthOptions options, int lanes = 0)
    {
        (_answers, _update, _known) = (answers, update, options.KnownFor(answers));
        _shape = TableShape.Of(answers.ClassCount, lanes == 0 ? answers.ClassCount : lanes);
        _table = checked(answers.WorkerCount * _shape.Size);
        _cells = Cells(answers);
        _chunks = EmPartition.Items(answers, _table);
        _blocks = EmPartition.Workers(answers.WorkerCount, _shape.Size);
        _logPi = new AlignedDoubles(_table);
        _counts = new AlignedDoubles(checked(_table * ChunkCount));
        _totals = new AlignedDoubles((long)ChunkCount * TotalsStride);
        _logPrior = new AlignedDoubles(_shape.Stride);
        _logPrior.Slice(0, _shape.Stride).Fill(-1e300);
        _parts = new double[Math.Max(ChunkCount, _blocks.Length)];
        var threads = options.Threads <= 0 ? Environment.ProcessorCount : options.Threads;
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = ChunkCount == 1 ? 1 : threads, CancellationToken = options.Cancellation };
    }

    private int ChunkCount => _chunks.Length - 1;

    // one chunk's totals to a cache line of its own
    private int TotalsStride => (_shape.Stride + 7) & ~7;

    public void Dispose()
    {
        _logPi.Dispose();
        _counts.Dispose();
        _totals.Dispose();
        _logPrior.Dispose();
        _itemPrior?.Dispose();
    }

    /// <summary>Takes ln P(class) of each item from a model, K a row, in place of the class prior.</summary>
    public void UseItemPrior(double[] logPrior)
    {
        _itemPrior = new AlignedDoubles((long)_answers.ItemCount * _shape.Stride);
        for (var item = 0; item < _answers.ItemCount; item++)
        {
            var row = _itemPrior.Slice((long)item * _shape.Stride, _shape.Stride);
            row.Fill(-1e300);
            logPrior.AsSpan(item * _shape.Lanes, _shape.Lanes).CopyTo(row);
        }
    }

    /// <summary>Counts from given responsibilities (the start), K a row.</summary>
    public void CountFrom(double[] responsibilities)
    {
        ForEachChunk(chunk =>
        {
            var counts = _counts.Pointer + (_table * chunk);
            var totals = _totals.Pointer + ((long)TotalsStride * chunk);
            for (var item = _chunks[chunk]; item < _chunks[chunk + 1]; item++)
            {
                var q = responsibilities.AsSpan(item * _shape.Lanes, _shape.Lanes);
                var (from, to) = (_answers.ItemStarts[item], _answers.ItemStarts[item + 1]);
                for (var k = 0; from < to && k < q.Length; k++)
                {
                    totals[k] += q[k];
                    for (var n = from; n < to; n++)
                    {
                        counts[((long)_shape.Stride * _cells[n]) + k] += q[k];
                    }
                }
            }

            return 0;
        });
    }

    /// <summary>Starts from given parameters instead of counts: the update writes each worker's rows and the class prior.</summary>
    public void StartFrom(MaceUpdate update)
    {
        update.Prior([], _logPrior.Slice(0, _shape.Lanes));
        for (var worker = 0; worker < _answers.WorkerCount; worker++)
        {
            update.Rows(worker, _logPi.Pointer + (worker * _shape.Size), _shape);
        }

        Expect();
    }

    /// <summary>M-step: counts to parameters; the counts are cleared. Returns the log prior density of the new parameters.</summary>
    public double Maximise()
    {
        var totals = new double[_shape.Lanes];
        for (var chunk = 0; chunk < ChunkCount; chunk++)
        {
            var part = _totals.Slice((long)TotalsStride * chunk, _shape.Stride);
            for (var k = 0; k < totals.Length; k++)
            {
                totals[k] += part[k];
            }

            part.Clear();
        }

        var density = _update.Prior(totals, _logPrior.Slice(0, totals.Length));
        if (_update.WantsPool)
        {
            _update.Pool(PooledCounts(), _answers.ClassCount);
        }

        return density + ForEach(_blocks.Length - 1, MaximiseBlock);
    }

    private double[] PooledCounts()
    {
        var classes = _answers.ClassCount;
        var pooled = new double[classes * classes];
        var rows = (long)ChunkCount * _answers.WorkerCount * classes;
        for (long row = 0; row < rows; row++)
        {
            var counts = _counts.Slice(row * _shape.Stride, classes);
            var to = pooled.AsSpan((int)(row % classes) * classes, classes);
            for (var k = 0; k < classes; k++)
            {
                to[k] += counts[k];
            }
        }

        return pooled;
    }

    /// <summary>E-step and the counting half of the M-step. Returns the log-likelihood of the current parameters.</summary>
    public double Expect() => ForEachChunk(chunk => Walk(chunk, _counts.Pointer + (_table * chunk), null));

    /// <summary>E-step alone, with the responsibilities kept. Returns the log-likelihood.</summary>
    public double Posterior(double[] posterior)
    {
        fixed (double* target = posterior)
        {
            var pointer = (nint)target;
            var logLikelihood = ForEachChunk(chunk => Walk(chunk, null, (double*)pointer));
            _totals.Slice(0, (int)_totals.Length).Clear();
            return logLikelihood;
        }
    }

    /// <summary>The parameters, without the padding: ln P(label y | lane k) of worker w at [(w · K + y) · lanes + k], and ln P(class).</summary>
    public (double[] LogConfusion, double[] LogPrior) Parameters()
    {
        var lanes = _shape.Lanes;
        var rows = (long)_answers.WorkerCount * _shape.Labels;
        var logConfusion = new double[checked(rows * lanes)];
        for (long row = 0; row < rows; row++)
        {
            _logPi.Slice(row * _shape.Stride, lanes).CopyTo(logConfusion.AsSpan(checked((int)(row * lanes)), lanes));
        }

        return (logConfusion, _logPrior.Slice(0, lanes).ToArray());
    }

    private static int[] Cells(AnswerMatrix answers)
    {
        if ((long)answers.WorkerCount * answers.ClassCount > int.MaxValue)
        {
            throw new ArgumentException($"{answers.WorkerCount} workers times {answers.ClassCount} classes are too many for confusion matrices: use one-coin.");
        }

        var cells = GC.AllocateUninitializedArray<int>(answers.AnswerCount);
        for (var n = 0; n < cells.Length; n++)
        {
            cells[n] = (answers.WorkerAt(n) * answers.ClassCount) + answers.LabelAt(n);
        }

        return cells;
    }

    private double Walk(int chunk, double* counts, double* posterior)
    {
        fixed (int* start = _answers.ItemStarts, cells = _cells, known = _known)
        {
            var pass = new EmPass
            {
                Start = start,
                Cells = cells,
                LogPi = _logPi.Pointer,
                LogPrior = _logPrior.Pointer,
                ItemPrior = _itemPrior is null ? null : _itemPrior.Pointer,
                Counts = counts,
                ClassTotals = _totals.Pointer + ((long)TotalsStride * chunk),
                Posterior = posterior,
                Known = _known is null ? null : known,
                Classes = _shape.Lanes,
                Stride = _shape.Stride,
            };
            return EmKernel.Run(pass, _chunks[chunk], _chunks[chunk + 1]);
        }
    }

    private double MaximiseBlock(int block)
    {
        var density = 0.0;
        var size = _shape.Size;
        for (var worker = _blocks[block]; worker < _blocks[block + 1]; worker++)
        {
            var counts = _counts.Slice(worker * size, (int)size);
            for (var chunk = 1; chunk < ChunkCount; chunk++)
            {
                var part = _counts.Slice((_table * chunk) + (worker * size), (int)size);
                EmPartition.AddAndClear(part, counts);
            }

            density += _update.Worker(worker, _counts.Pointer + (worker * size), _logPi.Pointer + (worker * size), _shape);
            counts.Clear();
        }

        return density;
    }

    private double ForEachChunk(Func<int, double> work) => ForEach(ChunkCount, work);

    private double ForEach(int count, Func<int, double> work)
    {
        if (_parallel.MaxDegreeOfParallelism == 1 || count == 1)
        {
            _parallel.CancellationToken.ThrowIfCancellationRequested();
            for (var part = 0; part < count; part++)
            {
                _parts[part] = work(part);
            }
        }
        else
        {
            Parallel.For(0, count, _parallel, part => _parts[part] = work(part));
        }

        var sum = 0.0;
        for (var part = 0; part < count; part++)
        {
            sum += _parts[part];
        }

        return sum;
    }
}
