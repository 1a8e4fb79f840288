using Crowd.Engine.Campaigns;
using Crowd.Engine.Enforcing;
using Crowd.Engine.Ledger;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Publishing;

/// <summary>Plans the next round: pages for the items that have too few answers, as far as the budget goes.</summary>
internal sealed class MorePages(NpgsqlDataSource database, IMarketplaceDirectory marketplaces, TimeProvider clock)
{
    private const string AlertKind = "budget";

    // Check questions may take this much of a page, whatever rules ask for.
    private const double MostGold = 0.5;

    private sealed record Wanting(long ItemId, int Missing, long? RewardMicros, string? Audience);

    private sealed record Orders(double GoldShare, long? RewardMicros);

    /// <summary>Plans what is missing now.</summary>
    /// <returns>How many pages were planned.</returns>
    public Task<int> PlanAsync(long campaignId, CancellationToken cancellationToken) => database.InTransactionAsync(async (transaction, token) =>
    {
        var campaign = await CampaignStore.LockAsync(campaignId, transaction, token);
        return campaign.Asks ? await PlanAsync(campaign, transaction, token) : 0;
    }, cancellationToken);

    private async Task<int> PlanAsync(Campaign campaign, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        var d = campaign.Definition;
        var missing = await transaction.RowsAsync<Wanting>(Sql.Of("Publishing", "missing_items"),
            new { campaignId = campaign.Id, most = d.MostAnswers, d.Rounds, experts = Skills.Experts }, cancellationToken);
        if (missing.Count == 0)
            return 0;
        var (round, flying) = await transaction.OneAsync<(int Round, bool Flying)>(
            """
            select coalesce(max(round) + 1, 0) as round, coalesce(bool_or(state in ('planned', 'sending', 'open')), false) as flying
            from hits where campaign_id = @Id
            """, new { campaign.Id }, cancellationToken);
        var checks = await transaction.RowsAsync<long>(
            "select item_id from items where campaign_id = @Id and role = 'check' and wanted = 0 order by item_id", new { campaign.Id }, cancellationToken);
        var orders = await transaction.OneAsync<Orders>(Sql.Of("Publishing", "orders_in_force"), new { campaignId = campaign.Id }, cancellationToken);
        var gold = Math.Min(Math.Max(d.GoldShare, orders.GoldShare), Math.Max(d.GoldShare, MostGold));
        var layout = new PageLayout(d.ItemsPerHit, gold, unchecked(d.Seed * 31 + round) & int.MaxValue, FullPagesOnly: flying);
        var (written, dropped) = (0, 0);
        // Pages differ in their price and in who may take them: each kind is laid out by itself, the campaign's own first.
        foreach (var kind in missing.GroupBy(m => (Reward: new Money(m.RewardMicros ?? orders.RewardMicros ?? d.Reward.Micros), m.Audience))
            .OrderBy(k => k.Key.Audience, StringComparer.Ordinal).ThenBy(k => k.Key.Reward))
        {
            var pages = PagePlanner.Plan(kind.Select(m => new AskedItem(m.ItemId, m.Missing)), checks, layout);
            var affordable = await WriteAffordableAsync(campaign, new PlannedCampaign(campaign.Id, campaign.Name, campaign.CreatedAt, kind.Key.Reward, kind.Key.Audience),
                pages, round, transaction, cancellationToken);
            (written, dropped) = (written + affordable, dropped + pages.Count - affordable);
        }
        await TellAsync(campaign, written, dropped, transaction, cancellationToken);
        return written;
    }

    private async Task<int> WriteAffordableAsync(
        Campaign campaign, PlannedCampaign planned, IReadOnlyList<PagePlan> pages, int round, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        var marketplace = marketplaces.Get(campaign.Definition.Marketplace);
        var priced = pages.Select(p => (Plan: p, Fee: marketplace.FeePerSeat(planned.Reward, p.Seats))).ToList();
        var money = await LedgerReader.ReadAsync(campaign.Id, transaction, cancellationToken);
        var affordable = Budget.Affordable(priced, planned.Reward, money.Free);
        await PlanWriter.WriteAsync(transaction, planned, affordable, round, clock.GetUtcNow(), cancellationToken);
        return affordable.Count;
    }

    private async Task TellAsync(Campaign campaign, int written, int dropped, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        var (about, now) = ($"campaign:{campaign.Id}", clock.GetUtcNow());
        if (dropped > 0)
        {
            var money = await LedgerReader.ReadAsync(campaign.Id, transaction, cancellationToken);
            await Alerts.RaiseAsync(transaction, AlertKind, about,
                $"Campaign {campaign.Name}: {dropped} more pages are needed, but only {money.Free} of the budget of {money.Budget} is left.", campaign.Id, now, cancellationToken);
        }
        else if (written > 0)
        {
            await Alerts.ClearAsync(transaction, AlertKind, about, now, cancellationToken);
        }
    }
}
