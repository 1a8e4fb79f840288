namespace Crowd.Rules;

/// <summary>A rule that fired: for whom, when, what it asks for, and the exact numbers that made it.</summary>
public sealed record Verdict
{
    /// <summary>The rule's name.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's version (a hash of what it says).</summary>
    public required string Version { get; init; }

    /// <summary>Whom it is about.</summary>
    public required Subject Subject { get; init; }

    /// <summary>What becomes of it.</summary>
    public required RuleMode Mode { get; init; }

    /// <summary>Whether a second person must approve.</summary>
    public bool NeedsSecondPerson { get; init; }

    /// <summary>Position in the journal at which it fired; that of the last entry seen, for a look by the clock.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it fired.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The item or page of the evidence that made it fire, for actions on "this one"; null if there is none.</summary>
    public string? Item { get; init; }

    /// <summary>0 for the rule's own actions, else the step of its ladder.</summary>
    public required int Step { get; init; }

    /// <summary>What is asked for.</summary>
    public required IReadOnlyList<RuleAction> Actions { get; init; }

    /// <summary>What was not asked for because a rule of higher priority, fired at the same moment, asks for the opposite.</summary>
    public IReadOnlyList<RuleAction> Overruled { get; init; } = [];

    /// <summary>Position in the journal at which the doubt began; "since first-doubt" means from here.</summary>
    public required long FirstDoubtSequence { get; init; }

    /// <summary>When the doubt began.</summary>
    public required DateTimeOffset FirstDoubtAt { get; init; }

    /// <summary>The comparisons behind it.</summary>
    public required IReadOnlyList<Measurement> Measurements { get; init; }

    /// <summary>The evidence in words, one sentence a comparison that held.</summary>
    public required string Sentence { get; init; }
}
