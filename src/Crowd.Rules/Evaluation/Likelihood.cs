using Crowd.Quality.Agreement;
using Crowd.Rules.Checking;
using Crowd.Rules.Syntax;

namespace Crowd.Rules.Evaluation;

/// <summary>'likely': a rate's whole Wilson interval lies on the far side of the limit. Valid for one look, not for many: see 'surely'.</summary>
internal sealed class Likelihood(MeasureSpec spec, int slot, Comparator comparator, double limit, double level) : Node
{
    public MeasureSpec Spec => spec;

    public Comparator Comparator => comparator;

    public double Limit => limit;

    public override IEnumerable<int> Slots => [slot];

    public override IEnumerable<EvidenceKind> Kinds => [spec.Field.Kind];

    public override Truth Evaluate(in Look look)
    {
        var cell = look.State.Cells[slot];
        cell.Value(look.NowTicks);
        return cell.Count > 0 ? Truths.Of(comparator.Holds(Edge(Bounds(cell)), limit)) : Truth.Unknown;
    }

    public override void Explain(in Look look, List<Measurement> into)
    {
        var cell = look.State.Cells[slot];
        var value = cell.Value(look.NowTicks);
        var bounds = Bounds(cell);
        var truth = Evaluate(look);
        into.Add(new Measurement
        {
            Measure = spec.Name,
            Count = cell.Count,
            Sum = cell.Sum,
            Value = Comparison.Finite(value),
            Comparator = comparator.Sign(),
            Limit = limit,
            LimitText = Show.Percent(limit),
            Holds = truth == Truth.Unknown ? null : truth == Truth.True,
            Alpha = 1 - level,
            Low = bounds.Low,
            High = bounds.High,
            Sentence = $"{spec.Name} is {Show.Amount(value, spec.Quantity)} of {Show.Number(cell.Count)}, {Show.Percent(level)} interval "
                + $"{Show.Percent(bounds.Low)} to {Show.Percent(bounds.High)}; the limit is {comparator.Sign()} {Show.Percent(limit)}.",
        });
    }

    private Interval Bounds(Cell cell) => ProportionInterval.Wilson(Math.Clamp(cell.Sum, 0, cell.Count), Math.Max(0, cell.Count), level);

    private double Edge(Interval bounds) => comparator.IsBelow() ? bounds.High : bounds.Low;
}
