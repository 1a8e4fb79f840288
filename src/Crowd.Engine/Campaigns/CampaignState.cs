namespace Crowd.Engine.Campaigns;

/// <summary>Where a campaign stands.</summary>
public enum CampaignState
{
    /// <summary>Not launched.</summary>
    Draft,

    /// <summary>Asks, collects, scores, settles.</summary>
    Running,

    /// <summary>Asks for nothing more until resumed; what comes is still collected and settled.</summary>
    Paused,

    /// <summary>All labels are there that will be.</summary>
    Completed,

    /// <summary>Ended before its time; what had come is kept and paid.</summary>
    Cancelled,
}
