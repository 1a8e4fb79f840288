using Crowd.Rules.Checking;
using Crowd.Rules.Syntax;

namespace Crowd.Rules.Evaluation;

/// <summary>What is remembered of each subject of one kind, and which figures and rules each kind of evidence concerns.</summary>
internal sealed class SubjectPlan
{
    private readonly int[][] _slotsByKind;
    private readonly int[][] _rulesByKind;

    public SubjectPlan(SubjectKind kind, IReadOnlyList<MeasureSpec> specs, IReadOnlyList<Rule> rules)
    {
        Kind = kind;
        Specs = [.. specs];
        Rules = [.. rules.OrderByDescending(r => r.Priority)]; // stable: equal priorities keep the file's order
        Fingerprints = [.. specs.Select(s => Fingerprint.Of(s.Key))];
        SlotByFingerprint = Fingerprints.Select((f, i) => (f, i)).ToDictionary(p => p.f, p => p.i);
        var kinds = Enum.GetValues<EvidenceKind>().Max(k => (int)k) + 1;
        _slotsByKind = [.. Enumerable.Range(0, kinds).Select(k => Listening(Specs, s => Concerns(s, (EvidenceKind)k)))];
        _rulesByKind = [.. Enumerable.Range(0, kinds).Select(k => Listening(Rules, r => LooksAt(r, (EvidenceKind)k)))];
        Together = [.. Rules.SelectMany(r => Certainties(r.Condition)).Where(c => c.AcrossWorkers).DistinctBy(c => c.TestSlot)];
    }

    public SubjectKind Kind { get; }

    public MeasureSpec[] Specs { get; }

    public Rule[] Rules { get; }

    public ulong[] Fingerprints { get; }

    public Dictionary<ulong, int> SlotByFingerprint { get; }

    /// <summary>Tests that judge workers together, one a slot.</summary>
    public Certainty[] Together { get; }

    public int[] SlotsFor(EvidenceKind kind) => (uint)kind < (uint)_slotsByKind.Length ? _slotsByKind[(int)kind] : [];

    public int[] RulesFor(EvidenceKind kind) => (uint)kind < (uint)_rulesByKind.Length ? _rulesByKind[(int)kind] : [];

    private static bool Concerns(MeasureSpec spec, EvidenceKind kind) =>
        spec.Field.Kind == kind || (kind == EvidenceKind.TrainingResult && spec.Window.Kind == WindowKind.SinceTraining);

    private static bool LooksAt(Rule rule, EvidenceKind kind) => rule.Condition.Kinds.Contains(kind) || (rule.Clears?.Kinds.Contains(kind) ?? false);

    private static int[] Listening<T>(T[] all, Func<T, bool> listens) => [.. Enumerable.Range(0, all.Length).Where(i => listens(all[i]))];

    private static IEnumerable<Certainty> Certainties(Node node) => node switch
    {
        Certainty certainty => [certainty],
        Junction junction => junction.Parts.SelectMany(Certainties),
        Negation negation => Certainties(negation.Inner),
        _ => [],
    };
}
