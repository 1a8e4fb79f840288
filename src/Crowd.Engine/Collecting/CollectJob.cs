using Crowd.Engine.Campaigns;
using Crowd.Engine.Jobs;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Publishing;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Collecting;

/// <summary>
/// Fetches answers: complete pages first, then those open pages that are due; goes on while complete ones come, then asks for its own
/// next run. Safe to run twice: what is held already is left alone.
/// </summary>
internal sealed class CollectJob(
    CampaignStore campaigns, HitFetcher fetcher, SubmissionStore store, IMarketplaceDirectory marketplaces, IJobScheduler jobs,
    CollectingOptions options, PublishingOptions publishing, NpgsqlDataSource database, TimeProvider clock) : IJob
{
    // Then the run ends and the next one goes on: a job is short.
    private const int RoundsARun = 20;

    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.GetAsync(context.CampaignId, cancellationToken);
        if (campaign.IsOver)
            return;
        var marketplace = marketplaces.Get(campaign.Definition.Marketplace);
        var total = StoredTally.Nothing;
        MarketplaceException? failure = null;
        for (var round = 0; round < RoundsARun; round++)
        {
            var complete = await fetcher.ReviewableAsync(campaign, marketplace, options.Batch * 5, cancellationToken);
            if (complete.Count == 0)
                break;
            var (tally, failed) = await CollectAsync(campaign, marketplace, complete, complete: true, cancellationToken);
            total += tally;
            failure ??= failed;
            await context.ReportAsync(null, $"{total.Submissions} submissions collected", cancellationToken);
            if (tally.IsNothing)
                break;
        }
        var due = await fetcher.DueAsync(campaign, clock.GetUtcNow(), cancellationToken);
        var (partial, postponed) = await CollectAsync(campaign, marketplace, due, complete: false, cancellationToken);
        await EndAsync(campaign, context, total + partial, failure ?? postponed, cancellationToken);
    }

    private async Task<(StoredTally Tally, MarketplaceException? Failure)> CollectAsync(
        Campaign campaign, IMarketplace marketplace, IReadOnlyList<OpenHit> hits, bool complete, CancellationToken cancellationToken)
    {
        var total = StoredTally.Nothing;
        MarketplaceException? failure = null;
        foreach (var batch in hits.Chunk(options.Batch))
        {
            // Those closed before only failed to leave the list of reviewable ones.
            var (fetched, failures) = await fetcher.FetchAsync(marketplace, [.. batch.Where(h => h.State == "open")], complete, cancellationToken);
            total += await store.StoreAsync(campaign, fetched, cancellationToken);
            if (complete)
                await fetcher.CollectedAsync(marketplace, fetched.Select(f => f.Hit).Concat(batch.Where(h => h.State == "closed")), cancellationToken);
            else
                await PostponeAsync(fetched, cancellationToken);
            foreach (var (hit, error) in failures)
                if (error.Failure == MarketplaceFailure.Refused)
                    await LostAsync(campaign, hit, error, cancellationToken);
                else
                    failure ??= error;
        }
        return (total, failure);
    }

    private async Task EndAsync(Campaign campaign, JobContext context, StoredTally total, MarketplaceException? failure, CancellationToken cancellationToken)
    {
        context.Count("submissions", total.Submissions);
        context.Count("answers", total.Answers);
        context.Count("repeated", total.Repeated);
        context.Count("unreadable", total.Unreadable);
        context.Count("closed", total.Closed);
        if (failure is not null && total.IsNothing)
            throw failure;
        var (open, lastNew) = await database.OneAsync<(bool Open, DateTime LastNew)>(
            """
            select exists (select 1 from hits h where h.campaign_id = c.campaign_id and h.state in ('planned', 'sending', 'open')) as open,
              coalesce(c.collected_at, c.launched_at) as last_new
            from campaigns c where c.campaign_id = @Id
            """, new { campaign.Id }, cancellationToken);
        if (open)
            await jobs.EnqueueAsync(JobRequest.ForCampaign(StageNames.Collect, campaign.Id,
                CollectPace.NextRun(new DateTimeOffset(lastNew, TimeSpan.Zero), clock.GetUtcNow(), options)), cancellationToken);
    }

    private async Task PostponeAsync(IReadOnlyList<FetchedHit> fetched, CancellationToken cancellationToken)
    {
        if (fetched.Count == 0)
            return;
        var now = clock.GetUtcNow();
        await database.RunAsync(
            "update hits h set next_poll_at = n.at from unnest(@ids, @at) as n(hit_id, at) where h.hit_id = n.hit_id",
            new
            {
                ids = fetched.Select(f => f.Hit.HitId).ToArray(),
                at = fetched.Select(f => now + CollectPace.NextPoll(
                    f.Sessions.Any(s => now - s.SubmittedAt < publishing.FirstPoll * 2), new DateTimeOffset(f.Hit.OpenedAt, TimeSpan.Zero), now, publishing.FirstPoll)).ToArray(),
            }, cancellationToken);
    }

    // The marketplace does not know it (any more): the reconciler decides; until then it is asked rarely.
    private Task LostAsync(Campaign campaign, OpenHit hit, MarketplaceException error, CancellationToken cancellationToken) =>
        database.InTransactionAsync(async (transaction, token) =>
        {
            var now = clock.GetUtcNow();
            await transaction.RunAsync("update hits set next_poll_at = @later where hit_id = @HitId", new { hit.HitId, later = now + TimeSpan.FromHours(1) }, token);
            await Alerts.RaiseAsync(transaction, "hit-unreadable", $"hit:{hit.HitId}",
                $"Campaign {campaign.Name}: the marketplace will not show the answers of HIT {hit.HitId} ({hit.ListingId}): {error.Message}", campaign.Id, now, token);
        }, cancellationToken);
}
