namespace Crowd.Engine.Jobs;

/// <summary>Asks for one run of a job.</summary>
/// <param name="Job">A registered job's name, such as <c>publish</c>.</param>
/// <param name="Key">What it works on, such as <c>campaign:12</c>. At most one run of (job, key) at a time; a request for
/// one that already waits is served by that one.</param>
/// <param name="CampaignId">The campaign it belongs to, for the console; null for house-keeping.</param>
/// <param name="Delay">How long to wait before it starts; zero by default.</param>
/// <param name="Args">JSON for the job, or null for none.</param>
public sealed record JobRequest(string Job, string Key, long? CampaignId = null, TimeSpan Delay = default, string? Args = null)
{
    /// <summary>The request for a campaign's stage.</summary>
    public static JobRequest ForCampaign(string job, long campaignId, TimeSpan delay = default) =>
        new(job, $"campaign:{campaignId}", campaignId, delay);
}
