using System.Collections.Concurrent;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Collecting;

/// <summary>Asks the marketplace for sessions, several pages at a time.</summary>
internal sealed class HitFetcher(NpgsqlDataSource database, CollectingOptions options)
{
    /// <summary>Our pages among the reviewable listings: the complete ones, up to <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<OpenHit>> ReviewableAsync(Campaign campaign, IMarketplace marketplace, int most, CancellationToken cancellationToken)
    {
        var ours = new List<OpenHit>();
        var chunk = new List<string>(500);
        await foreach (var id in marketplace.ReviewableAsync(cancellationToken))
        {
            chunk.Add(id);
            if (chunk.Count < 500)
                continue;
            ours.AddRange(await OursAsync(campaign, chunk, cancellationToken));
            chunk.Clear();
            if (ours.Count >= most)
                return ours;
        }
        ours.AddRange(await OursAsync(campaign, chunk, cancellationToken));
        return ours;
    }

    /// <summary>Open pages that are due to be asked, those that have waited longest first.</summary>
    public Task<List<OpenHit>> DueAsync(Campaign campaign, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.RowsAsync<OpenHit>(
            """
            select hit_id, marketplace_hit_id as listing_id, state, opened_at from hits
            where campaign_id = @Id and state = 'open' and next_poll_at <= @now order by next_poll_at limit @OpenPagesPerRun
            """, new { campaign.Id, now, options.OpenPagesPerRun }, cancellationToken);

    /// <summary>Fetches their sessions. One page's failure does not stop the others.</summary>
    public async Task<(IReadOnlyList<FetchedHit> Fetched, IReadOnlyList<(OpenHit Hit, MarketplaceException Failure)> Failures)> FetchAsync(
        IMarketplace marketplace, IReadOnlyList<OpenHit> hits, bool complete, CancellationToken cancellationToken)
    {
        var fetched = new ConcurrentBag<FetchedHit>();
        var failures = new ConcurrentBag<(OpenHit, MarketplaceException)>();
        await Parallel.ForEachAsync(hits, new ParallelOptions { MaxDegreeOfParallelism = options.ParallelCalls, CancellationToken = cancellationToken },
            async (hit, token) =>
            {
                try
                {
                    var sessions = new List<Session>();
                    await foreach (var session in marketplace.SessionsAsync(hit.ListingId, token))
                        sessions.Add(session);
                    fetched.Add(new FetchedHit(hit, sessions, complete));
                }
                catch (MarketplaceException e)
                {
                    failures.Add((hit, e));
                }
            });
        return ([.. fetched.OrderBy(f => f.Hit.HitId)], [.. failures]);
    }

    /// <summary>Lets pages that we hold wholly leave the marketplace's list of reviewable ones.</summary>
    public Task CollectedAsync(IMarketplace marketplace, IEnumerable<OpenHit> hits, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(hits, new ParallelOptions { MaxDegreeOfParallelism = options.ParallelCalls, CancellationToken = cancellationToken },
            async (hit, token) => await marketplace.CollectedAsync(hit.ListingId, token));

    private async Task<IReadOnlyList<OpenHit>> OursAsync(Campaign campaign, List<string> ids, CancellationToken cancellationToken) => ids.Count == 0 ? [] :
        await database.RowsAsync<OpenHit>(
            """
            select hit_id, marketplace_hit_id as listing_id, state, opened_at from hits
            where campaign_id = @Id and marketplace_hit_id = any(@ids) and state in ('open', 'closed') order by hit_id
            """, new { campaign.Id, ids = ids.ToArray() }, cancellationToken);
}
