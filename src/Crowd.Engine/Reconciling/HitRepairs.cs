using Crowd.Engine.Campaigns;
using Crowd.Engine.Jobs;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Publishing;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Reconciling;

/// <summary>Repairs what is safe to repair, and raises an alert for the rest.</summary>
internal sealed class HitRepairs(NpgsqlDataSource database, PublishStore pages, PublishingOptions publishing, IJobScheduler jobs, TimeProvider clock)
{
    public Task RepairAsync(Difference difference, string name, IMarketplace marketplace, CancellationToken cancellationToken) => difference switch
    {
        Difference.Unnoticed(var hit, var listing) => NoticeAsync(hit, listing, cancellationToken),
        Difference.Twice(var hit, var listing) => CloseTwinAsync(hit, listing, marketplace, cancellationToken),
        Difference.Orphan(var listing) => AlertAsync("hit-orphan", $"listing:{listing.Id}", null,
            $"Marketplace '{name}' has a HIT of Crowd's ({listing.Id}, {listing.Token}) that this database does not know. If no other database uses this account, expire it there.", cancellationToken),
        Difference.Missing(var hit) => MissingAsync(hit, name, marketplace, cancellationToken),
        Difference.Behind(var hit, _) => database.RunAsync("update hits set next_poll_at = @now where hit_id = @HitId and state = 'open'",
            new { hit.HitId, now = clock.GetUtcNow() }, cancellationToken),
        _ => throw new InvalidOperationException($"There is no repair for {difference.GetType().Name}."),
    };

    private async Task NoticeAsync(OurHit hit, Listing listing, CancellationToken cancellationToken)
    {
        if (hit.State == "sending")
            await pages.OpenedAsync([(hit.HitId, listing)], publishing.FirstPoll, cancellationToken);
        else
            await AlertAsync("hit-unexpected", $"hit:{hit.HitId}", hit.CampaignId,
                $"HIT {hit.HitId} is {hit.State} here, but stands on the marketplace as {listing.Id}.", cancellationToken);
    }

    private async Task CloseTwinAsync(OurHit hit, Listing listing, IMarketplace marketplace, CancellationToken cancellationToken)
    {
        await marketplace.CloseAsync(listing.Id, cancellationToken);
        await AlertAsync("hit-twice", $"listing:{listing.Id}", hit.CampaignId,
            $"HIT {hit.HitId} stands on the marketplace twice, as {hit.ListingId} and {listing.Id}; the second was closed.", cancellationToken);
    }

    // Its seats are given back and its items asked again; what had been submitted there cannot be fetched any more.
    private async Task MissingAsync(OurHit hit, string name, IMarketplace marketplace, CancellationToken cancellationToken)
    {
        if (await marketplace.GetAsync(hit.ListingId!, cancellationToken) is not null)
            return;
        await database.InTransactionAsync(async (transaction, token) =>
        {
            var now = clock.GetUtcNow();
            await PublishStore.EndAsync(transaction, [hit.HitId], "closed", $"Marketplace '{name}' does not know it any more.", now, token);
            await Alerts.RaiseAsync(transaction, "hit-missing", $"hit:{hit.HitId}",
                $"HIT {hit.HitId} ({hit.ListingId}) is gone from marketplace '{name}'; its items are asked again.", hit.CampaignId, now, token);
            await jobs.EnqueueAsync(JobRequest.ForCampaign(StageNames.Advance, hit.CampaignId), transaction, token);
        }, cancellationToken);
    }

    private Task AlertAsync(string kind, string about, long? campaignId, string text, CancellationToken cancellationToken) =>
        database.InTransactionAsync((transaction, token) => Alerts.RaiseAsync(transaction, kind, about, text, campaignId, clock.GetUtcNow(), token), cancellationToken);
}
