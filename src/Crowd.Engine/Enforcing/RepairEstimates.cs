using System.Text.Json;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Ledger;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Scoring;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>
/// Prices what <c>recollect</c> will buy, before any of it is carried out and before people confirm it. A repair that the budget does not cover
/// waits for a person.
/// </summary>
internal sealed class RepairEstimates(NpgsqlDataSource database, IMarketplaceDirectory marketplaces, CampaignStore campaigns, LedgerReader ledger, TimeProvider clock)
{
    /// <summary>Prices the campaign's repairs that have no price yet; each price is kept with its action, as <c>estimate</c>.</summary>
    public async Task PriceAsync(long campaignId, CancellationToken cancellationToken)
    {
        var waiting = await database.RowsAsync<(string Firing, bool Proposed)>(
            """
            select firing, bool_or(state = 'proposed') as proposed from actions
            where campaign_id = @campaignId and kind = 'recollect' and state in ('pending', 'proposed') and estimate is null group by firing order by min(action_id)
            """, new { campaignId }, cancellationToken);
        if (waiting.Count == 0)
            return;
        var campaign = await campaigns.GetAsync(campaignId, cancellationToken);
        var free = (await ledger.ReadAsync(campaignId, cancellationToken)).Free;
        // What is carried out now is priced together, as it falls together; each proposal alone.
        foreach (var firings in waiting.GroupBy(w => w.Proposed ? w.Firing : "").Select(g => g.Select(w => w.Firing).ToArray()))
            foreach (var (firing, estimate) in await OfAsync(campaign, firings, cancellationToken))
            {
                await WriteAsync(campaign, firing, estimate, free, cancellationToken);
                free -= estimate.Cost <= free ? estimate.Cost : Money.Zero;
            }
    }

    /// <summary>What these firings would buy anew.</summary>
    public async Task<IReadOnlyDictionary<string, RepairEstimate>> OfAsync(Campaign campaign, string[] firings, CancellationToken cancellationToken)
    {
        var repair = await Repair.TryAsync(database, campaign, firings, cancellationToken);
        var bought = repair.Bought(ScorePolicy.Of(campaign.Definition), cancellationToken);
        return repair.Lost.ToDictionary(l => l.Key, l => Estimate(campaign.Definition, l.Value, bought));
    }

    // Several firings may share an item: each pays for its own answers.
    private RepairEstimate Estimate(CampaignDefinition definition, Dictionary<long, int> lost, Dictionary<long, int> bought)
    {
        var anew = lost.Select(l => Math.Min(l.Value, bought.GetValueOrDefault(l.Key))).Where(n => n > 0).ToList();
        var seats = (long)Math.Ceiling(anew.Sum() / (definition.ItemsPerHit * (1 - definition.GoldShare)));
        var seat = definition.Reward + marketplaces.Get(definition.Marketplace).FeePerSeat(definition.Reward, definition.Redundancy);
        return new RepairEstimate(lost.Values.Sum(), anew.Count, anew.Sum(), seat * seats);
    }

    private Task WriteAsync(Campaign campaign, string firing, RepairEstimate estimate, Money free, CancellationToken cancellationToken) =>
        database.InTransactionAsync(async (transaction, token) =>
        {
            var held = await transaction.RunAsync(
                """
                update actions set estimate = @estimate::jsonb, state = case when state = 'pending' and @dear then 'proposed' else state end
                where campaign_id = @Id and firing = @firing and kind = 'recollect' and state in ('pending', 'proposed') and estimate is null
                """,
                new
                {
                    campaign.Id, firing, dear = estimate.Cost > free,
                    estimate = JsonSerializer.Serialize(new { estimate.Lost, estimate.Items, estimate.Answers, Cost = estimate.Cost.Usd }, VerdictWriter.Json),
                }, token);
            if (held > 0 && estimate.Cost > free)
                await Alerts.RaiseAsync(transaction, "repair-dear", $"firing:{firing}",
                    $"Campaign {campaign.Name}: buying {estimate.Answers} discarded answers anew costs {estimate.Cost}, but {free} of the budget is left. "
                    + "It waits to be confirmed, and then buys as far as the budget goes.", campaign.Id, clock.GetUtcNow(), token);
        }, cancellationToken);
}
