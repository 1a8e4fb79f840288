using Crowd.Rules.Evaluation;

namespace Crowd.Rules;

/// <summary>A checked rule. Immutable; its <see cref="Version"/> changes whenever anything that it means changes.</summary>
public sealed class Rule
{
    internal Rule(Node condition, Node? clears) => (Condition, Clears) = (condition, clears);

    /// <summary>Its name, unique in its file.</summary>
    public required string Name { get; init; }

    /// <summary>16 hexadecimal digits: a hash of everything the rule says, layout and comments apart.</summary>
    public required string Version { get; init; }

    /// <summary>What it is about.</summary>
    public required SubjectKind Subject { get; init; }

    /// <summary>Whose evidence it is given: one campaign's, the project's, the account's.</summary>
    public required ActionScope EvidenceScope { get; init; }

    /// <summary>What becomes of its verdicts.</summary>
    public required RuleMode Mode { get; init; }

    /// <summary>Where rules disagree about one subject at one moment, the higher wins; default 0.</summary>
    public required int Priority { get; init; }

    /// <summary>What it asks for.</summary>
    public required IReadOnlyList<RuleAction> Actions { get; init; }

    /// <summary>Its escalation, mildest step first.</summary>
    public required IReadOnlyList<LadderStep> Ladder { get; init; }

    /// <summary>How long it rests after it fired; null if it fires once until its condition has cleared.</summary>
    public required CoolDown? CoolDown { get; init; }

    /// <summary>Least time between two looks; null for a look at each piece of evidence.</summary>
    public required TimeSpan? Every { get; init; }

    /// <summary>It does not fire before; null for at once.</summary>
    public required DateTimeOffset? From { get; init; }

    /// <summary>It does not fire from then on; null for never.</summary>
    public required DateTimeOffset? Expires { get; init; }

    /// <summary>Whether a second person must approve its verdicts.</summary>
    public required bool NeedsSecondPerson { get; init; }

    /// <summary>Why it exists, in its author's words.</summary>
    public required string? Why { get; init; }

    /// <summary>Its condition as written.</summary>
    public required string ConditionText { get; init; }

    /// <summary>Line of the file it begins on.</summary>
    public required int Line { get; init; }

    internal Node Condition { get; }

    internal Node? Clears { get; }

    internal ulong Fingerprint { get; init; }

    internal IReadOnlyDictionary<string, int> SkillSlots { get; init; } = new Dictionary<string, int>();

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Version})";
}
