namespace Crowd.Quality.Categorical;

/// <summary>State and steps of GLAD.</summary>
internal sealed class GladModel
{
    private const double PriorMean = 1;
    private const double LongestStep = 1;
    private readonly AnswerMatrix _answers;
    private readonly int[]? _known;
    private readonly double[] _credit;

    public GladModel(AnswerMatrix answers, TruthOptions options)
    {
        (_answers, _known) = (answers, options.KnownFor(answers));
        (Alpha, Beta) = (new double[answers.WorkerCount], new double[answers.ItemCount]);
        Array.Fill(Alpha, PriorMean);
        Array.Fill(Beta, PriorMean);
        Posterior = new double[checked(answers.ItemCount * answers.ClassCount)];
        _credit = new double[answers.AnswerCount];
    }

    /// <summary>Ability by worker.</summary>
    public double[] Alpha { get; }

    /// <summary>ln of easiness by item.</summary>
    public double[] Beta { get; }

    /// <summary>K probabilities an item.</summary>
    public double[] Posterior { get; }

    /// <summary>E-step; returns the log-likelihood.</summary>
    public double Expect()
    {
        var (classes, sum) = (_answers.ClassCount, 0.0);
        for (var item = 0; item < _answers.ItemCount; item++)
        {
            var row = Posterior.AsSpan(item * classes, classes);
            row.Fill(-Math.Log(classes));
            var (easy, all) = (Math.Exp(Beta[item]), 0.0);
            var (from, to) = (_answers.ItemStarts[item], _answers.ItemStarts[item + 1]);
            for (var n = from; n < to; n++)
            {
                var x = Alpha[_answers.WorkerAt(n)] * easy;
                var wrong = -LogDomain.Softplus(x) - Math.Log(classes - 1);
                all += wrong;
                row[_answers.LabelAt(n)] += -LogDomain.Softplus(-x) - wrong;
            }

            var likelihood = Soften(item, row);
            sum += from == to ? 0 : all + likelihood;
            for (var n = from; n < to; n++)
            {
                _credit[n] = row[_answers.LabelAt(n)];
            }
        }

        return sum;
    }

    /// <summary>M-step: a Newton step of every item, then of every worker; returns the log prior density.</summary>
    public double Maximise()
    {
        ClimbItems();
        ClimbWorkers();
        return Density(Alpha) + Density(Beta);
    }

    /// <summary>P(right) of each worker on items as he met them; of an item at the prior's mean without answers.</summary>
    public double[] Skill()
    {
        var (sum, given) = (new double[Alpha.Length], new int[Alpha.Length]);
        for (var item = 0; item < Beta.Length; item++)
        {
            for (var n = _answers.ItemStarts[item]; n < _answers.ItemStarts[item + 1]; n++)
            {
                sum[_answers.WorkerAt(n)] += LogDomain.Sigmoid(Alpha[_answers.WorkerAt(n)] * Math.Exp(Beta[item]));
                given[_answers.WorkerAt(n)]++;
            }
        }

        return [.. sum.Select((s, w) => given[w] > 0 ? s / given[w] : LogDomain.Sigmoid(Alpha[w] * Math.Exp(PriorMean)))];
    }

    private double Soften(int item, Span<double> row)
    {
        if (_known is null || _known[item] < 0)
        {
            return LogDomain.Soften(row);
        }

        var likelihood = row[_known[item]];
        row.Clear();
        row[_known[item]] = 1;
        return likelihood;
    }

    private void ClimbWorkers()
    {
        var (slope, bend) = (new double[Alpha.Length], new double[Alpha.Length]);
        for (var item = 0; item < Beta.Length; item++)
        {
            var easy = Math.Exp(Beta[item]);
            for (var n = _answers.ItemStarts[item]; n < _answers.ItemStarts[item + 1]; n++)
            {
                var worker = _answers.WorkerAt(n);
                var sigma = LogDomain.Sigmoid(Alpha[worker] * easy);
                slope[worker] += easy * (_credit[n] - sigma);
                bend[worker] += easy * easy * sigma * (1 - sigma);
            }
        }

        for (var w = 0; w < Alpha.Length; w++)
        {
            Alpha[w] += Math.Clamp((slope[w] - (Alpha[w] - PriorMean)) / (bend[w] + 1), -LongestStep, LongestStep);
        }
    }

    private void ClimbItems()
    {
        for (var item = 0; item < Beta.Length; item++)
        {
            var (easy, slope, bend) = (Math.Exp(Beta[item]), 0.0, 0.0);
            for (var n = _answers.ItemStarts[item]; n < _answers.ItemStarts[item + 1]; n++)
            {
                var x = Alpha[_answers.WorkerAt(n)] * easy;
                var sigma = LogDomain.Sigmoid(x);
                slope += x * (_credit[n] - sigma);
                bend += x * x * sigma * (1 - sigma);
            }

            Beta[item] += Math.Clamp((slope - (Beta[item] - PriorMean)) / (bend + 1), -LongestStep, LongestStep);
        }
    }

    private static double Density(double[] values) => -values.Sum(value => (value - PriorMean) * (value - PriorMean)) / 2;
}
