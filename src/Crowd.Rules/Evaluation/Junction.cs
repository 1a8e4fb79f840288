namespace Crowd.Rules.Evaluation;

/// <summary>and, or.</summary>
internal sealed class Junction(Node[] parts, bool all) : Node
{
    public IReadOnlyList<Node> Parts => parts;

    public bool IsAnd => all;

    public override IEnumerable<int> Slots => parts.SelectMany(p => p.Slots);

    public override IEnumerable<EvidenceKind> Kinds => parts.SelectMany(p => p.Kinds);

    public override bool IsAboutEvents => parts.Any(p => p.IsAboutEvents);

    public override Truth Evaluate(in Look look)
    {
        var truth = all ? Truth.True : Truth.False;
        foreach (var part in parts)
        {
            truth = all ? truth.And(part.Evaluate(look)) : truth.Or(part.Evaluate(look));
            if (truth == (all ? Truth.False : Truth.True))
            {
                return truth;
            }
        }

        return truth;
    }

    public override void Explain(in Look look, List<Measurement> into)
    {
        foreach (var part in parts)
        {
            part.Explain(look, into);
        }
    }
}
