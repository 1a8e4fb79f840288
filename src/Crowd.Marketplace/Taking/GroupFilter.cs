namespace Crowd.Marketplace.Taking;

/// <summary>What of the list a worker wants to see.</summary>
/// <param name="Text">Words in title, description or keywords; null for all.</param>
/// <param name="MinRewardUsd">Least reward.</param>
/// <param name="OnlyQualified">Leave out what the worker could not accept.</param>
/// <param name="Order">How to sort.</param>
/// <param name="Skip">Lines to pass over.</param>
/// <param name="Take">Lines to show, at most 100.</param>
public sealed record GroupFilter(
    string? Text = null, decimal MinRewardUsd = 0, bool OnlyQualified = false, GroupOrder Order = GroupOrder.Newest, int Skip = 0, int Take = 20);
