namespace Crowd.Rules.Evaluation;

internal sealed class Negation(Node inner) : Node
{
    public Node Inner => inner;

    public override IEnumerable<int> Slots => inner.Slots;

    public override IEnumerable<EvidenceKind> Kinds => inner.Kinds;

    public override bool IsAboutEvents => inner.IsAboutEvents;

    public override Truth Evaluate(in Look look) => inner.Evaluate(look).Not();

    public override void Explain(in Look look, List<Measurement> into) => inner.Explain(look, into);
}
