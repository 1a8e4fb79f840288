using Crowd.Engine.Campaigns;
using Crowd.Engine.Ledger;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Publishing;

/// <summary>Plans the next round: pages for the items that have too few answers, as far as the budget goes.</summary>
internal sealed class MorePages(NpgsqlDataSource database, IMarketplaceDirectory marketplaces, TimeProvider clock)
{
    private const string AlertKind = "budget";

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
        var missing = await transaction.RowsAsync<(long ItemId, int Missing)>(Sql.Of("Publishing", "missing_items"),
            new { campaignId = campaign.Id, most = d.MostAnswers, d.Rounds }, cancellationToken);
        if (missing.Count == 0)
            return 0;
        var (round, flying) = await transaction.OneAsync<(int Round, bool Flying)>(
            """
            select coalesce(max(round) + 1, 0) as round, coalesce(bool_or(state in ('planned', 'sending', 'open')), false) as flying
            from hits where campaign_id = @Id
            """, new { campaign.Id }, cancellationToken);
        var checks = await transaction.RowsAsync<long>(
            "select item_id from items where campaign_id = @Id and role = 'check' and wanted = 0 order by item_id", new { campaign.Id }, cancellationToken);
        var layout = new PageLayout(d.ItemsPerHit, d.GoldShare, unchecked(d.Seed * 31 + round) & int.MaxValue, FullPagesOnly: flying);
        var pages = PagePlanner.Plan(missing.Select(m => new AskedItem(m.ItemId, m.Missing)), checks, layout);
        return await WriteAffordableAsync(campaign, pages, round, transaction, cancellationToken);
    }

    private async Task<int> WriteAffordableAsync(
        Campaign campaign, IReadOnlyList<PagePlan> pages, int round, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        var marketplace = marketplaces.Get(campaign.Definition.Marketplace);
        var priced = pages.Select(p => (Plan: p, Fee: marketplace.FeePerSeat(campaign.Definition.Reward, p.Seats))).ToList();
        var money = await LedgerReader.ReadAsync(campaign.Id, transaction, cancellationToken);
        var affordable = Budget.Affordable(priced, campaign.Definition.Reward, money.Free);
        var now = clock.GetUtcNow();
        await PlanWriter.WriteAsync(transaction, new PlannedCampaign(campaign.Id, campaign.Name, campaign.CreatedAt, campaign.Definition.Reward),
            affordable, round, now, cancellationToken);
        var about = $"campaign:{campaign.Id}";
        if (affordable.Count < priced.Count)
            await Alerts.RaiseAsync(transaction, AlertKind, about,
                $"Campaign {campaign.Name}: {priced.Count - affordable.Count} more pages are needed, but only {money.Free} of the budget of {money.Budget} is left.",
                campaign.Id, now, cancellationToken);
        else if (pages.Count > 0)
            await Alerts.ClearAsync(transaction, AlertKind, about, now, cancellationToken);
        return affordable.Count;
    }
}
