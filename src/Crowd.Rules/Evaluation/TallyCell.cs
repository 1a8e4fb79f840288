using Crowd.Rules.Checking;
using Crowd.Rules.Vocabulary;

namespace Crowd.Rules.Evaluation;

/// <summary>Counts, shares, means, sums, order statistics, chance-corrected agreement and rates per hour over a window.</summary>
internal sealed class TallyCell(MeasureSpec spec) : Cell(spec)
{
    private const double MillisecondsPerHour = 3_600_000;
    private readonly WindowSpan _span = WindowSpans.Create(spec.Window);

    public override double Count => _span.Weight;

    public override double Sum => _span.Sum;

    public override Moment First => _span.First;

    public override double Value(long nowTicks)
    {
        _span.Age(nowTicks);
        return Spec.Aggregate switch
        {
            Aggregate.Count or Aggregate.Sum => _span.Sum,
            _ when _span.Weight <= 0 => double.NaN,
            Aggregate.Kappa => Kappa(),
            Aggregate.PerHour => _span.SecondSum > 0 ? _span.Sum / (_span.SecondSum / MillisecondsPerHour) : double.NaN,
            Aggregate.Median => Median(),
            Aggregate.Min => _span.Kept.Min(s => s.Value),
            Aggregate.Max => _span.Kept.Max(s => s.Value),
            _ => _span.Sum / _span.Weight,
        };
    }

    public override void Write(BinaryWriter writer) => _span.Write(writer);

    public override void Read(BinaryReader reader) => _span.Read(reader);

    protected override void Add(double score, in Evidence e)
    {
        var second = Spec.Aggregate switch
        {
            Aggregate.Kappa => e.Fourth,
            Aggregate.PerHour => e.Second,
            _ => 0,
        };
        if (!double.IsNaN(second))
        {
            _span.Add(new Sample(score, second, Moment.Of(e)));
        }
    }

    protected override void Clear() => _span.Clear();

    private double Kappa()
    {
        var (agreement, chance) = (_span.Sum / _span.Weight, _span.SecondSum / _span.Weight);
        return chance < 1 ? (agreement - chance) / (1 - chance) : double.NaN;
    }

    private double Median()
    {
        double[] values = [.. _span.Kept.Select(s => s.Value)];
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
