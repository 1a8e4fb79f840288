namespace Crowd.Rules.Evaluation;

/// <summary>True at the very piece of evidence that meets a condition, and at no other moment.</summary>
internal sealed class Happening(EventCondition condition, EvidenceKind kind) : Node
{
    public override IEnumerable<int> Slots => [];

    public override IEnumerable<EvidenceKind> Kinds => [kind];

    public override bool IsAboutEvents => true;

    public override Truth Evaluate(in Look look) =>
        look.HasEvidence && look.Evidence.Kind == kind ? Truths.Of(condition.Test(look.Evidence) == Truth.True) : Truth.False;

    public override void Explain(in Look look, List<Measurement> into)
    {
        var truth = Evaluate(look);
        into.Add(new Measurement
        {
            Measure = condition.Text,
            Count = truth == Truth.True ? 1 : 0,
            Value = look.HasEvidence ? Comparison.Finite(look.Evidence.Value) : null,
            Word = look.HasEvidence ? look.Evidence.Text : null,
            Comparator = "happens",
            LimitText = "",
            Holds = truth == Truth.True,
            Sentence = truth == Truth.True ? $"It happened that {condition.Text}." : $"It did not happen now that {condition.Text}.",
        });
    }
}
