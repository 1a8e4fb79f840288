using System.Text.Json;
using Crowd.Rules;

namespace Crowd.Engine.Enforcing;

/// <summary>An action as recorded, with what is needed to carry it out.</summary>
internal sealed record ActionRow
{
    // jsonb keeps no order of members: 'do' may stand anywhere.
    private static readonly JsonSerializerOptions Json = new() { AllowOutOfOrderMetadataProperties = true };

    public required long ActionId { get; init; }

    public required long CampaignId { get; init; }

    public required long ProjectId { get; init; }

    /// <summary>The marketplace's name in the settings.</summary>
    public required string Marketplace { get; init; }

    /// <summary>Whom it is about; null for actions on the campaign or an item.</summary>
    public long? WorkerId { get; init; }

    /// <summary>The worker as the marketplace spells it.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The action itself, as JSON.</summary>
    public required string Args { get; init; }

    /// <summary>Groups what one firing asked for.</summary>
    public required string Firing { get; init; }

    /// <summary>Why, for people.</summary>
    public required string Reason { get; init; }

    /// <summary>When the evidence began to gather; null where the rule does not say.</summary>
    public DateTime? FirstDoubt { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>What it changed, as JSON; null before it is applied.</summary>
    public string? Effects { get; init; }

    /// <summary>The action itself.</summary>
    public RuleAction Action => JsonSerializer.Deserialize<RuleAction>(Args, Json)
        ?? throw new InvalidOperationException($"Action {ActionId} holds no action.");
}
