using System.Text.Json.Serialization;
using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Campaigns;

/// <summary>Everything that a campaign is, as its file says it or as code makes it. Stored with the campaign, without the items.</summary>
public sealed record CampaignDefinition
{
    /// <summary>Its name: lower-case letters, digits, '.', '_' and '-', at most 100, unique.</summary>
    public required string Name { get; init; }

    /// <summary>Campaigns of one project share a label schema and what is known of workers.</summary>
    public required string Project { get; init; }

    /// <summary>Where it is published: a marketplace of the settings.</summary>
    public required string Marketplace { get; init; }

    /// <summary>The labels, at least two.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>What is to be labelled.</summary>
    [JsonIgnore]
    public IReadOnlyList<CampaignItem> Items { get; init; } = [];

    /// <summary>The page's body, see <c>config/templates</c>; null for the plain one.</summary>
    public string? Template { get; init; }

    /// <summary>What workers see in the list, at most 128 characters.</summary>
    public required string Title { get; init; }

    /// <summary>What workers read about the work, at most 2000 characters.</summary>
    public required string Description { get; init; }

    /// <summary>Comma-separated, at most 1000 characters.</summary>
    public string Keywords { get; init; } = "";

    /// <summary>For one assignment, that is one page, in whole cents.</summary>
    public required Money Reward { get; init; }

    /// <summary>Items on a page, 1 – 100.</summary>
    public int ItemsPerHit { get; init; } = 1;

    /// <summary>Different workers asked for each item at first, 1 – 1000.</summary>
    public int Redundancy { get; init; } = 3;

    /// <summary>And at the most, where answers differ; null for <see cref="Redundancy"/> itself.</summary>
    public int? RedundancyMax { get; init; }

    /// <summary>Answers are bought until the label is this sure (or the maximum is reached), above 0.5 and below 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Share of a page's places that check questions take, 0 – 0.5.</summary>
    public double GoldShare { get; init; }

    /// <summary>Rewards, fees and bonuses together never pass this.</summary>
    public required Money Budget { get; init; }

    /// <summary>The text of the rules that workers are judged by; null for none.</summary>
    public string? Rules { get; init; }

    /// <summary>For one worker, from accepting to submitting; 30 s – 365 d.</summary>
    public TimeSpan TimeAllowed { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a page is offered; 30 s – 365 d.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromDays(3);

    /// <summary>The marketplace pays undecided work after this; 0 – 30 d, 0 pays at once and forbids rejecting.</summary>
    public TimeSpan AutoApproval { get; init; } = TimeSpan.FromDays(3);

    /// <summary>We approve work this long after it came, so that reviewers may reject before; null for half of <see cref="AutoApproval"/>, or at once in a sandbox.</summary>
    public TimeSpan? ReviewDelay { get; init; }

    /// <summary>How often an item is published at most, whatever happens to its answers.</summary>
    public int Rounds { get; init; } = 20;

    /// <summary>Of the order in which check questions are mixed in.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The file that labels are written to (its folder gets a <c>.json</c> beside it); null for the settings' export folder.</summary>
    public string? Export { get; init; }

    /// <summary>Answers asked for an item at the most.</summary>
    [JsonIgnore]
    public int MostAnswers => Math.Max(RedundancyMax ?? Redundancy, Redundancy);
}
