namespace Crowd.Quality.Categorical;

/// <summary>
/// MACE's M-step on confusion counts. A worker knows with probability θ, else says y with probability ξ[y]; so his row for y is θ ξ[y] everywhere
/// and 1 − θ more where the class is y, and the expected spam and knowledge follow from the counts of the last row.
/// </summary>
internal sealed unsafe class MaceUpdate : ConfusionUpdate
{
    private const double ThetaPrior = 2;
    private const double StrategyPrior = 0.5;
    private readonly double[] _spam;
    private readonly double[] _know;
    private readonly double[] _strategy;
    private readonly int _classes;

    public MaceUpdate(int workers, int classes, SplitMix64? random)
    {
        _classes = classes;
        (_spam, _know, _strategy) = (new double[workers], new double[workers], new double[workers * classes]);
        Array.Fill(_spam, 0.5);
        Array.Fill(_know, 0.5);
        Array.Fill(_strategy, 1.0 / classes);
        if (random is { } draw)
        {
            Scatter(draw);
            IsScattered = true;
        }
    }

    /// <summary>Whether the parameters were drawn at random, to start from.</summary>
    public bool IsScattered { get; }

    /// <summary>Estimated chance that the worker knows the answer.</summary>
    public double Knows(int worker) => _know[worker] / (_know[worker] + _spam[worker]);

    public override double Worker(int worker, double* counts, double* logPi, in TableShape shape)
    {
        var strategy = _strategy.AsSpan(worker * _classes, _classes);
        var (spam, know) = (0.0, 0.0);
        for (var y = 0; y < _classes; y++)
        {
            var row = counts + ((long)y * shape.Stride);
            var spammed = 0.0;
            for (var k = 0; k < _classes; k++)
            {
                var bySpam = _spam[worker] * strategy[y];
                spammed += row[k] * (k == y ? bySpam / (bySpam + _know[worker]) : 1);
            }

            know += Total(row, _classes) - spammed;
            spam += spammed;
            strategy[y] = spammed;
        }

        var density = Update(worker, spam, know, strategy);
        Rows(worker, logPi, shape);
        return density;
    }

    public override double Prior(ReadOnlySpan<double> totals, Span<double> logPrior)
    {
        logPrior.Fill(-Math.Log(_classes));
        return 0;
    }

    internal void Rows(int worker, double* logPi, in TableShape shape)
    {
        for (var y = 0; y < _classes; y++)
        {
            var bySpam = _spam[worker] * _strategy[(worker * _classes) + y];
            for (var k = 0; k < _classes; k++)
            {
                logPi[((long)y * shape.Stride) + k] = Math.Log(bySpam + (k == y ? _know[worker] : 0));
            }
        }
    }

    internal void Set(int worker, double spam, ReadOnlySpan<double> strategy)
    {
        (_spam[worker], _know[worker]) = (spam, 1 - spam);
        strategy.CopyTo(_strategy.AsSpan(worker * _classes));
    }

    private double Update(int worker, double spam, double know, Span<double> strategy)
    {
        Span<double> coin = [spam, know];
        var density = VariationalDirichlet.Update(coin, ThetaPrior);
        (_spam[worker], _know[worker]) = (Math.Exp(coin[0]), Math.Exp(coin[1]));
        density += VariationalDirichlet.Update(strategy, StrategyPrior);
        foreach (ref var value in strategy)
        {
            value = Math.Exp(value);
        }

        return density;
    }

    private static double Total(double* row, int classes)
    {
        var sum = 0.0;
        for (var k = 0; k < classes; k++)
        {
            sum += row[k];
        }

        return sum;
    }

    private void Scatter(SplitMix64 random)
    {
        for (var worker = 0; worker < _spam.Length; worker++)
        {
            var (spam, know) = (1 + (1.5 * random.NextDouble()), 1 + (1.5 * random.NextDouble()));
            (_spam[worker], _know[worker]) = (spam / (spam + know), know / (spam + know));
            var row = _strategy.AsSpan(worker * _classes, _classes);
            foreach (ref var value in row)
            {
                value = 1 + (1.5 * random.NextDouble());
            }

            VoteShares.Normalise(row);
        }
    }
}
