namespace Crowd.Quality.Numeric;

/// <summary>
/// y = x_item + e, e normal with the worker's variance: expectation–maximisation (handbook 2.8). With finite degrees of freedom each answer's
/// precision is scaled by (ν + 1) / (ν + r² / v).
/// </summary>
internal sealed class GaussianModel
{
    private const double Tolerance = 1e-6;

    private readonly NumericTable _table;
    private readonly GaussianSettings _settings;
    private readonly double _pooled;
    private readonly double _floor;
    private readonly double[] _value;
    private readonly double[] _itemVariance;
    private readonly double[] _workerVariance;
    private readonly double[] _weight;
    private double _mean;
    private double _spread = double.PositiveInfinity;

    private GaussianModel(NumericTable table, GaussianSettings settings)
    {
        (_table, _settings) = (table, settings);
        _value = table.PerItem(v => v.Average());
        _pooled = Math.Max(table.PooledVariance(_value), 1e-12 * (1 + table.Answers.Select(a => a.Value * a.Value).DefaultIfEmpty().Max()));
        _floor = 1e-6 * _pooled;
        (_itemVariance, _workerVariance, _weight) = (new double[table.Items], new double[table.Workers], new double[table.Answers.Length]);
        Array.Fill(_workerVariance, settings.StartVariance ?? _pooled);
        Weigh(isFirst: true);
    }

    public static NumericFit Fit(NumericTable table, GaussianSettings settings)
    {
        var model = new GaussianModel(table, settings);
        var (iterations, converged) = (0, table.Answers.Length == 0);
        while (!converged && iterations < settings.MaximumIterations)
        {
            iterations++;
            converged = model.Round() && iterations > 1; // the first round only repeats the plain means
        }

        return new(model._value, model._weight, [.. model._workerVariance.Select(Math.Sqrt)], model._itemVariance, iterations, converged);
    }

    /// <summary>Items from workers, then workers from items; whether no value moved to speak of.</summary>
    private bool Round()
    {
        var moved = UpdateItems();
        if (_settings.HasItemPrior)
        {
            UpdateItemPrior();
        }

        UpdateWorkers();
        Weigh(isFirst: false);
        return moved <= Tolerance * Math.Sqrt(_pooled);
    }

    private double UpdateItems()
    {
        var moved = 0.0;
        for (var i = 0; i < _table.Items; i++)
        {
            if (_table.Start[i] == _table.Start[i + 1])
            {
                continue;
            }

            var (precision, sum) = (1 / _spread, _mean / _spread);
            for (var n = _table.Start[i]; n < _table.Start[i + 1]; n++)
            {
                precision += _weight[n];
                sum += _weight[n] * _table.Answers[n].Value;
            }

            moved = Math.Max(moved, Math.Abs((sum / precision) - _value[i]));
            (_value[i], _itemVariance[i]) = (sum / precision, 1 / precision);
        }

        return moved;
    }

    private void UpdateItemPrior()
    {
        double sum = 0, squares = 0, items = 0;
        for (var i = 0; i < _table.Items; i++)
        {
            if (_table.Start[i] < _table.Start[i + 1])
            {
                (sum, items) = (sum + _value[i], items + 1);
            }
        }

        _mean = sum / items;
        for (var i = 0; i < _table.Items; i++)
        {
            if (_table.Start[i] < _table.Start[i + 1])
            {
                squares += ((_value[i] - _mean) * (_value[i] - _mean)) + _itemVariance[i];
            }
        }

        _spread = Math.Max(_floor, squares / items);
    }

    private void UpdateWorkers()
    {
        var squares = new double[_table.Workers];
        for (var n = 0; n < _weight.Length; n++)
        {
            var answer = _table.Answers[n];
            var off = answer.Value - _value[answer.Item];
            var uncertain = _settings.KeepsItemVariance ? _itemVariance[answer.Item] : 0;
            squares[answer.Worker] += Discount(off, _workerVariance[answer.Worker]) * ((off * off) + uncertain);
        }

        var (shape, scale) = (_settings.VarianceShape, _settings.VarianceScale ?? _settings.VarianceShape * _pooled);
        var extra = shape > 0 ? 1 : 0; // the mode of an inverse gamma; plain maximum likelihood without a prior
        for (var w = 0; w < squares.Length; w++)
        {
            var halfCount = shape + extra + (_table.AnswersOf[w] / 2.0);
            _workerVariance[w] = halfCount == 0 ? _pooled : Math.Max(_floor, (scale + (squares[w] / 2)) / halfCount);
        }
    }

    private void Weigh(bool isFirst)
    {
        for (var n = 0; n < _weight.Length; n++)
        {
            var answer = _table.Answers[n];
            var variance = _workerVariance[answer.Worker];
            _weight[n] = (isFirst ? 1 : Discount(answer.Value - _value[answer.Item], variance)) / variance;
        }
    }

    private double Discount(double off, double variance) => double.IsPositiveInfinity(_settings.Freedom)
        ? 1
        : (_settings.Freedom + 1) / (_settings.Freedom + (off * off / variance));
}
