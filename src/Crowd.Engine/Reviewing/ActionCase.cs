using Crowd.Rules;

namespace Crowd.Engine.Reviewing;

/// <summary>What one firing, or one person, asked for about one worker (or about no worker), with the evidence: the unit that people decide about.</summary>
public sealed record ActionCase
{
    /// <summary>The campaign.</summary>
    public required long CampaignId { get; init; }

    /// <summary>Its name.</summary>
    public required string Campaign { get; init; }

    /// <summary>The worker; null for actions on an item or the campaign.</summary>
    public long? WorkerId { get; init; }

    /// <summary>The worker as the marketplace spells it.</summary>
    public string? Worker { get; init; }

    /// <summary>The worker's answers when it fired.</summary>
    public required int Answers { get; init; }

    /// <summary>The rule; null where a person asked.</summary>
    public string? Rule { get; init; }

    /// <summary>The version of the rules.</summary>
    public int? RuleVersion { get; init; }

    /// <summary>Who published that version, or asked.</summary>
    public required string AskedBy { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>When it fired.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>The key of the firing.</summary>
    public required string Firing { get; init; }

    /// <summary>The evidence as it was stored, as JSON.</summary>
    public required string Evidence { get; init; }

    /// <summary>The comparisons behind it; none where a person asked.</summary>
    public required IReadOnlyList<Measurement> Measurements { get; init; }

    /// <summary>What is asked for, in order.</summary>
    public required IReadOnlyList<CaseAction> Actions { get; init; }

    /// <summary>Whether a person has to decide first.</summary>
    public bool IsProposed => Actions.Any(a => a.State == "proposed");

    /// <summary>Whether something of it is in force and could be taken back.</summary>
    public bool IsInForce => Actions.Any(a => a.State == "applied");
}
