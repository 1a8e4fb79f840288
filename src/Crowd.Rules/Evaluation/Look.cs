namespace Crowd.Rules.Evaluation;

/// <summary>One look at a subject: its memory, the evidence that just came (if one did) and the time.</summary>
internal readonly ref struct Look
{
    private readonly ref readonly Evidence _evidence;

    public Look(SubjectState state, in Evidence evidence, bool hasEvidence, long nowTicks, RuleBoard? board)
    {
        _evidence = ref evidence;
        State = state;
        HasEvidence = hasEvidence;
        NowTicks = nowTicks;
        Board = board;
    }

    public SubjectState State { get; }

    public bool HasEvidence { get; }

    public ref readonly Evidence Evidence => ref _evidence;

    public long NowTicks { get; }

    public RuleBoard? Board { get; }
}
