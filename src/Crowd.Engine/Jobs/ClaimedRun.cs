namespace Crowd.Engine.Jobs;

/// <summary>A run that this process holds. <see cref="Attempt"/> is also the fence: who took the run over has a higher one.</summary>
internal sealed record ClaimedRun(long RunId, string Job, string Key, long? CampaignId, string Args, int Attempt, bool CancelRequested);
