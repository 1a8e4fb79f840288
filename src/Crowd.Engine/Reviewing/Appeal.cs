namespace Crowd.Engine.Reviewing;

/// <summary>A worker's appeal.</summary>
public sealed record Appeal
{
    /// <summary>Its number.</summary>
    public required long AppealId { get; init; }

    /// <summary>The campaign.</summary>
    public required long CampaignId { get; init; }

    /// <summary>Its name.</summary>
    public required string Campaign { get; init; }

    /// <summary>The worker.</summary>
    public required long WorkerId { get; init; }

    /// <summary>As the marketplace spells it.</summary>
    public required string Worker { get; init; }

    /// <summary>One of the actions that it is against.</summary>
    public required long ActionId { get; init; }

    /// <summary>What the worker says.</summary>
    public required string Body { get; init; }

    /// <summary>What was known when it was opened, as JSON; it never changes.</summary>
    public required string Evidence { get; init; }

    /// <summary>Who entered it.</summary>
    public required string OpenedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>By when it should be decided.</summary>
    public required DateTime DueAt { get; init; }

    /// <summary>open, upheld or granted.</summary>
    public required string State { get; init; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When.</summary>
    public DateTime? DecidedAt { get; init; }

    /// <summary>Why, as the worker was told.</summary>
    public string? DecisionReason { get; init; }
}
