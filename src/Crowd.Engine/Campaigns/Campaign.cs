namespace Crowd.Engine.Campaigns;

/// <summary>A launched campaign, as stored.</summary>
internal sealed record Campaign(
    long Id, long ProjectId, string Name, CampaignState State, CampaignState? Ending, bool Withdrawn, CampaignDefinition Definition,
    DateTimeOffset CreatedAt, DateTimeOffset? CollectedAt, long AnswersVersion, long ScoredVersion)
{
    /// <summary>New pages may be published.</summary>
    public bool Asks => State == CampaignState.Running && Ending is null;

    /// <summary>It has ended for good.</summary>
    public bool IsOver => State is CampaignState.Completed or CampaignState.Cancelled;
}
