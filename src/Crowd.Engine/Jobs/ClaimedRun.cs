namespace Crowd.Engine.Jobs;

/// <summary>
/// A run that this process holds. <see cref="Attempt"/> is also the fence: who took the run over has a higher one. <see cref="Deaths"/> of
/// the attempts ended with their process, which says nothing of the job.
/// </summary>
internal sealed record ClaimedRun(long RunId, string Job, string Key, long? CampaignId, string Args, int Attempt, int Deaths, bool CancelRequested)
{
    /// <summary>Attempts that came to an end, or may yet: 1 for the first.</summary>
    public int Tries => Attempt - Deaths;
}
