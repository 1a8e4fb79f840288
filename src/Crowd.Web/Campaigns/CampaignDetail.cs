namespace Crowd.Web.Campaigns;

/// <summary>What a campaign's page shows beside its progress.</summary>
/// <param name="Labels">Labels given so far, by consensus, most frequent first.</param>
/// <param name="Hits">HITs by state.</param>
/// <param name="History">Answers collected over the campaign's life, in at most 60 steps.</param>
/// <param name="Spend">Money spent over the campaign's life, in at most 60 steps.</param>
/// <param name="Actions">The newest actions.</param>
public sealed record CampaignDetail(
    IReadOnlyList<LabelCount> Labels, IReadOnlyList<StateCount> Hits, IReadOnlyList<HistoryPoint> History, IReadOnlyList<SpendPoint> Spend,
    IReadOnlyList<ActionLine> Actions);

/// <summary>How often a label was found.</summary>
public sealed record LabelCount(string Label, int Items, double Confidence);

/// <summary>How many are in a state.</summary>
public sealed record StateCount(string State, int Count);

/// <summary>Answers collected until then.</summary>
public sealed record HistoryPoint(DateTime At, long Answers);

/// <summary>Rewards, fees and bonuses paid until then, in micro-dollars.</summary>
public sealed record SpendPoint(DateTime At, long Micros);

/// <summary>An action, in one line.</summary>
public sealed record ActionLine(
    long ActionId, string Kind, string State, long? WorkerId, string? Worker, string? Rule, string Author, string Reason, DateTime CreatedAt, int Answers);
