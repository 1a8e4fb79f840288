using Crowd.Rules.Checking;
using Crowd.Rules.Syntax;

namespace Crowd.Rules.Evaluation;

/// <summary>A figure against a number, or against another figure plus a number.</summary>
internal sealed class Comparison(MeasureSpec spec, int slot, Comparator comparator, double limit, MeasureSpec? other = null, int otherSlot = -1) : Node
{
    public MeasureSpec Spec => spec;

    public Comparator Comparator => comparator;

    public double Limit => limit;

    public bool AgainstNumber => other is null;

    public override IEnumerable<int> Slots => other is null ? [slot] : [slot, otherSlot];

    public override IEnumerable<EvidenceKind> Kinds => other is null ? [spec.Field.Kind] : [spec.Field.Kind, other.Field.Kind];

    public override Truth Evaluate(in Look look)
    {
        var value = look.State.Cells[slot].Value(look.NowTicks);
        var bound = Bound(look);
        return double.IsNaN(value) || double.IsNaN(bound) ? Truth.Unknown : Truths.Of(comparator.Holds(value, bound));
    }

    public override void Explain(in Look look, List<Measurement> into)
    {
        var cell = look.State.Cells[slot];
        var value = cell.Value(look.NowTicks);
        var bound = Bound(look);
        var truth = Evaluate(look);
        var limitText = Show.Amount(bound, spec.Quantity);
        into.Add(new Measurement
        {
            Measure = spec.Name,
            Count = cell.Count,
            Sum = Finite(cell.Sum),
            Value = Finite(value),
            Comparator = comparator.Sign(),
            Limit = Finite(bound),
            LimitText = limitText,
            Holds = truth == Truth.Unknown ? null : truth == Truth.True,
            Sentence = $"{spec.Name} is {Show.Amount(value, spec.Quantity)}{Basis(cell)}; the limit is {comparator.Sign()} {limitText}.",
        });
    }

    private double Bound(in Look look) => other is null ? limit : look.State.Cells[otherSlot].Value(look.NowTicks) + limit;

    private string Basis(Cell cell) => spec.IsRate ? $" of {Show.Number(cell.Count)}" : "";

    internal static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
