using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Crowd.Engine.Campaigns;

namespace Crowd.Web.Campaigns;

/// <summary>Tells browsers when a campaign's figures are not what they were.</summary>
internal sealed class CampaignWatch(CampaignProgressQuery campaigns, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    // A look at a large campaign takes longer: then it is looked at less often, so that watching costs at most a tenth of a connection.
    private const int RestForEachLook = 9;

    /// <summary>
    /// One <c>changed</c> event at first (something may have happened since the page was made) and at each change, <c>ended</c> once the
    /// campaign is over. Ends with the server too: an open stream would hold its shutdown up.
    /// </summary>
    public async IAsyncEnumerable<SseItem<string>> ChangesAsync(long campaignId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        CampaignProgress? last = null;
        while (await LookAsync(campaignId, both.Token) is var (now, took))
        {
            if (now != last)
                yield return new SseItem<string>(now?.State ?? "gone", "changed");
            if (now?.State is null or "completed" or "cancelled")
                break;
            last = now;
            if (!await RestAsync(took * RestForEachLook, both.Token))
                yield break;
        }
        yield return new SseItem<string>("", "ended");
    }

    private async Task<(CampaignProgress? Now, TimeSpan Took)> LookAsync(long campaignId, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        return (await campaigns.FindAsync(campaignId, cancellationToken), clock.GetElapsedTime(start));
    }

    private async Task<bool> RestAsync(TimeSpan rest, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(rest > LookInterval ? rest : LookInterval, clock, cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
