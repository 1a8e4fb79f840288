namespace Crowd.Engine.Campaigns;

/// <summary>One thing to label.</summary>
/// <param name="Key">The caller's own name for it; unique in the campaign, never blank.</param>
/// <param name="Payload">What templates show, by column name.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Gold">Its true label, needed where <paramref name="Role"/> is not work.</param>
/// <param name="Wanted">Answers to ask for at first: null for the campaign's redundancy (work) or none of its own (check items, which are
/// mixed into the pages of the work); a number gives a check item pages of its own.</param>
public sealed record CampaignItem(
    string Key, IReadOnlyDictionary<string, string> Payload, ItemRole Role = ItemRole.Work, string? Gold = null, int? Wanted = null);
