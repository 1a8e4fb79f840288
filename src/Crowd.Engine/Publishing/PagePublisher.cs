using System.Collections.Concurrent;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Enforcing;
using Crowd.Engine.Marketplaces;
using Microsoft.Extensions.Logging;

namespace Crowd.Engine.Publishing;

/// <summary>Sends planned pages to the marketplace, several at a time, each with its token: repeating is harmless.</summary>
internal sealed class PagePublisher(PublishStore store, IMarketplaceDirectory marketplaces, PublishingOptions options, ILogger<PagePublisher> log)
{
    /// <summary>Sends every waiting page once.</summary>
    /// <returns>How many were opened, and the failures that leave pages waiting.</returns>
    /// <exception cref="MarketplaceException">The account has no money left, or the marketplace is gone: nothing more can be sent.</exception>
    public async Task<(int Opened, MarketplaceException? Postponed)> SendAsync(
        Campaign campaign, Func<int, CancellationToken, Task> report, CancellationToken cancellationToken)
    {
        var marketplace = marketplaces.Get(campaign.Definition.Marketplace);
        var renderer = new PageRenderer(campaign.Definition);
        string[]? lists = null;
        var opened = 0;
        MarketplaceException? postponed = null;
        for (var after = 0L; ;)
        {
            var hits = await store.ClaimAsync(campaign.Id, after, campaign.Asks, options.Batch, cancellationToken);
            if (hits.Count == 0)
                return (opened, postponed);
            after = hits.Max(h => h.HitId);
            lists ??= await ListsAsync(campaign, marketplace, cancellationToken);
            var (sent, failure) = await SendBatchAsync(campaign, marketplace, renderer, lists, hits, cancellationToken);
            opened += sent;
            postponed ??= failure;
            await report(opened, cancellationToken);
        }
    }

    private async Task<(int Opened, MarketplaceException? Postponed)> SendBatchAsync(
        Campaign campaign, IMarketplace marketplace, PageRenderer renderer, string[] lists, List<ClaimedHit> hits, CancellationToken cancellationToken)
    {
        var items = await store.ItemsAsync(hits, cancellationToken);
        var apart = await store.ApartAsync(campaign.Id, hits, cancellationToken);
        var opened = new ConcurrentBag<(long, Listing)>();
        var failures = new ConcurrentBag<(ClaimedHit Hit, MarketplaceException Failure)>();
        await Parallel.ForEachAsync(hits, new ParallelOptions { MaxDegreeOfParallelism = options.ParallelCalls, CancellationToken = cancellationToken },
            async (hit, token) =>
            {
                if (failures.Any(f => IsHopeless(f.Failure)))
                    return;
                try
                {
                    var spec = Spec(campaign.Definition, hit, renderer.Render([.. items[hit.HitId]], apart[hit.HitId]), lists);
                    if (hit.Audience is { } skill)
                        spec = spec with { RequiredLists = [await marketplace.EnsureListAsync(Skills.ListOf(skill), Skills.Description(skill), token)] };
                    opened.Add((hit.HitId, await marketplace.OpenAsync(spec, Utc(hit.SentBefore), token)));
                }
                catch (MarketplaceException e)
                {
                    failures.Add((hit, e));
                }
            });
        await store.OpenedAsync(opened, options.FirstPoll, cancellationToken);
        if (failures.Any(f => f.Failure.Failure == MarketplaceFailure.NoFunds))
            await store.NotSentAsync(hits, cancellationToken);
        return (opened.Count, await JudgeAsync(campaign, failures, cancellationToken));
    }

    private async Task<MarketplaceException?> JudgeAsync(
        Campaign campaign, IEnumerable<(ClaimedHit Hit, MarketplaceException Failure)> failures, CancellationToken cancellationToken)
    {
        MarketplaceException? postponed = null;
        foreach (var (hit, failure) in failures.OrderBy(f => f.Hit.HitId))
        {
            if (IsHopeless(failure))
                throw failure;
            if (failure.Failure == MarketplaceFailure.Refused)
            {
                log.LogWarning(failure, "Campaign {CampaignId}: HIT {HitId} is refused", campaign.Id, hit.HitId);
                await store.FailedAsync(campaign, hit.HitId, failure.Message, cancellationToken);
            }
            else
            {
                postponed = failure;
            }
        }
        return postponed;
    }

    private static bool IsHopeless(MarketplaceException e) => e.Failure is MarketplaceFailure.NoFunds or MarketplaceFailure.Gone;

    private static async Task<string[]> ListsAsync(Campaign campaign, IMarketplace marketplace, CancellationToken cancellationToken)
    {
        var lists = new List<string>();
        foreach (var (name, description) in ExclusionLists.Of(campaign.Id, campaign.ProjectId))
            lists.Add(await marketplace.EnsureListAsync(name, description, cancellationToken));
        return [.. lists];
    }

    private static ListingSpec Spec(CampaignDefinition d, ClaimedHit hit, string html, string[] lists) => new(
        hit.Token, d.Title, d.Description, d.Keywords, new Money(hit.RewardMicros), hit.Seats, html, d.TimeAllowed, d.Lifetime, d.AutoApproval, lists);

    private static DateTimeOffset? Utc(DateTime? at) => at is { } value ? new DateTimeOffset(value, TimeSpan.Zero) : null;
}
