using Crowd.Rules;

namespace Crowd.Engine.Enforcing;

/// <summary>The names of the lists (qualifications) that keep workers out: every listing of ours is closed to those on any of them.</summary>
internal static class ExclusionLists
{
    /// <summary>Out of everything of this account.</summary>
    public const string Account = "crowd-excluded";

    /// <summary>Out of one campaign.</summary>
    public static string Campaign(long campaignId) => $"crowd-excluded-campaign-{campaignId}";

    /// <summary>Out of all campaigns of a project.</summary>
    public static string Project(long projectId) => $"crowd-excluded-project-{projectId}";

    /// <summary>Out of one campaign for a while: slowed down, or in training.</summary>
    public static string Waiting(long campaignId) => $"crowd-waiting-campaign-{campaignId}";

    /// <summary>The list of an action's scope.</summary>
    public static string Of(ActionRow action, ActionScope scope) => scope switch
    {
        ActionScope.Campaign => Campaign(action.CampaignId),
        ActionScope.Project => Project(action.ProjectId),
        _ => Account,
    };

    /// <summary>All that a campaign's listings name, with what they are for as the marketplace shows it to workers.</summary>
    public static (string Name, string Description)[] Of(long campaignId, long projectId) =>
        [(Campaign(campaignId), Description), (Project(projectId), Description), (Account, Description), (Waiting(campaignId), WaitingDescription)];

    /// <summary>What the lists of excluded workers are for.</summary>
    public const string Description = "Workers whose answers to this requester's check questions or whose agreement with others fell short.";

    /// <summary>What the lists of waiting workers are for.</summary>
    public const string WaitingDescription = "Workers who reached the number of answers that this requester takes in a time, or who have a training to do first.";
}
