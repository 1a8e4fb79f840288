using System.Text.Json;
using Crowd.Engine.Enforcing.Effects;
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

    /// <summary>The campaign's name.</summary>
    public required string Campaign { get; init; }

    /// <summary>The marketplace's name in the settings.</summary>
    public required string Marketplace { get; init; }

    /// <summary>Whom it is about; null for actions on the campaign or an item.</summary>
    public long? WorkerId { get; init; }

    /// <summary>The worker as the marketplace spells it.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The item it is about, or that of the evidence which made it; null for none.</summary>
    public long? ItemId { get; init; }

    /// <summary>The caller's name for that item.</summary>
    public string? ItemKey { get; init; }

    /// <summary>The assignment of the evidence which made it, where that is about a whole page.</summary>
    public string? Page { get; init; }

    /// <summary>The action itself, as JSON.</summary>
    public required string Args { get; init; }

    /// <summary>The rule; null where a person acted.</summary>
    public string? Rule { get; init; }

    /// <summary>Groups what one firing asked for.</summary>
    public required string Firing { get; init; }

    /// <summary>Names it for ever.</summary>
    public required string Token { get; init; }

    /// <summary>Why, for people.</summary>
    public required string Reason { get; init; }

    /// <summary>The exact numbers that made it, as JSON.</summary>
    public required string Evidence { get; init; }

    /// <summary>When the evidence began to gather; null where the rule does not say.</summary>
    public DateTime? FirstDoubt { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Tries that failed.</summary>
    public int Tries { get; init; }

    /// <summary>What it changed, as JSON; null before it is applied.</summary>
    public string? Effects { get; init; }

    /// <summary>The action itself.</summary>
    public RuleAction Action => JsonSerializer.Deserialize<RuleAction>(Args, Json)
        ?? throw new InvalidOperationException($"Action {ActionId} holds no action.");

    /// <summary>The worker as the marketplace spells it.</summary>
    /// <exception cref="EffectException">It names none.</exception>
    public string Worker => ExternalId ?? throw new EffectException("It is about no worker.", forGood: true);

    /// <summary>The item it is about.</summary>
    /// <exception cref="EffectException">There is none.</exception>
    public long Item => ItemId ?? throw new EffectException("The evidence that made it is about no single item.", forGood: true);
}
