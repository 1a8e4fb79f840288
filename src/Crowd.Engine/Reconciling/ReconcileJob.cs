using Crowd.Engine.Jobs;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Reconciling;

/// <summary>Every few minutes: compares our rows with each marketplace in use, and tidies up. Safe to run twice.</summary>
internal sealed class ReconcileJob(NpgsqlDataSource database, IMarketplaceDirectory marketplaces, HitRepairs hits, StandingRepairs standings, TimeProvider clock) : IJob
{
    private static readonly TimeSpan KeepRuns = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var names = await database.RowsAsync<string>(
            "select distinct marketplace from campaigns where state in ('running', 'paused') or completed_at > @lately",
            new { lately = clock.GetUtcNow() - TimeSpan.FromDays(1) }, cancellationToken);
        foreach (var name in names)
            await ReconcileAsync(name, marketplaces.Get(name), context, cancellationToken);
        context.Count("runs_forgotten", await database.RunAsync(
            "delete from job_runs where state = 'succeeded' and ended_at < @before", new { before = clock.GetUtcNow() - KeepRuns }, cancellationToken));
    }

    private async Task ReconcileAsync(string name, IMarketplace marketplace, JobContext context, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow();
        var listings = new List<Listing>();
        await foreach (var listing in marketplace.ListingsAsync(cancellationToken))
            listings.Add(listing);
        // Read after the listings: whatever stands there has its row here.
        var ours = await database.RowsAsync<OurHit>(
            """
            select hit_id, campaign_id, token, h.state, marketplace_hit_id as listing_id, seats, collected, opened_at
            from hits h join campaigns c using (campaign_id) where c.marketplace = @name
            """, new { name }, cancellationToken);
        foreach (var difference in HitComparison.Of(ours, listings.DistinctBy(l => l.Id).ToList(), before))
        {
            await hits.RepairAsync(difference, name, marketplace, cancellationToken);
            context.Count(difference.GetType().Name.ToLowerInvariant(), 1);
        }
        context.Count("listings", listings.Count);
        context.Count("put_back", await standings.RunAsync(name, marketplace, cancellationToken));
    }
}
