namespace Crowd.Engine.Enforcing;

/// <summary>The names of the lists (qualifications) that keep workers out: every listing of ours is closed to those on any of the three.</summary>
internal static class ExclusionLists
{
    /// <summary>Out of everything of this account.</summary>
    public const string Account = "crowd-excluded";

    /// <summary>Out of one campaign.</summary>
    public static string Campaign(long campaignId) => $"crowd-excluded-campaign-{campaignId}";

    /// <summary>Out of all campaigns of a project.</summary>
    public static string Project(long projectId) => $"crowd-excluded-project-{projectId}";

    /// <summary>All that a campaign's listings name.</summary>
    public static string[] Of(long campaignId, long projectId) => [Campaign(campaignId), Project(projectId), Account];

    /// <summary>What a list is for, as the marketplace shows it to workers.</summary>
    public const string Description = "Workers whose answers to this requester's check questions or whose agreement with others fell short.";
}
