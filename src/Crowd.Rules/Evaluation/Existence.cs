using Crowd.Rules.Checking;

namespace Crowd.Rules.Evaluation;

/// <summary>Whether there is any evidence for a figure.</summary>
internal sealed class Existence(MeasureSpec spec, int slot, bool negated) : Node
{
    public override IEnumerable<int> Slots => [slot];

    public override IEnumerable<EvidenceKind> Kinds => [spec.Field.Kind];

    public override Truth Evaluate(in Look look)
    {
        var cell = look.State.Cells[slot];
        cell.Value(look.NowTicks);
        return Truths.Of(cell.Count > 0 != negated);
    }

    public override void Explain(in Look look, List<Measurement> into)
    {
        var count = look.State.Cells[slot].Count;
        into.Add(new Measurement
        {
            Measure = spec.Name,
            Count = count,
            Comparator = negated ? "is missing" : "exists",
            LimitText = "",
            Holds = count > 0 != negated,
            Sentence = count > 0 ? $"There is evidence for {spec.Name}." : $"There is no evidence for {spec.Name}.",
        });
    }
}
