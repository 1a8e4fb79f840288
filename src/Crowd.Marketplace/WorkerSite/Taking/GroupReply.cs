using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.WorkerSite.Taking;

/// <summary>A line of the list, for a program.</summary>
internal sealed record GroupReply(string GroupId, string Title, string Description, string Requester, decimal RewardUsd, int AllottedSeconds, long Hits, bool MayAccept)
{
    public static GroupReply Of(HitGroup group) => new(
        group.GroupId.ToString(), group.Title, group.Description, group.Requester, group.RewardUsd, (int)group.TimeAllotted.TotalSeconds, group.Hits, group.MayAccept);
}
