using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Ledger;

/// <summary>Sums up the ledger.</summary>
public sealed class LedgerReader(NpgsqlDataSource database)
{
    private const string Sums =
        """
        select c.budget_micros, m.held_micros::bigint, m.rewards_micros::bigint, m.fees_micros::bigint, m.bonuses_micros::bigint
        from campaigns c join campaign_money m using (campaign_id) where c.campaign_id = @campaignId
        """;

    /// <summary>A campaign's money as it stands.</summary>
    public async Task<CampaignMoney> ReadAsync(long campaignId, CancellationToken cancellationToken) =>
        Model(await database.OneAsync<Row>(Sums, new { campaignId }, cancellationToken));

    /// <summary>The same within a transaction that has locked the campaign, so that it stays true until the commit.</summary>
    internal static async Task<CampaignMoney> ReadAsync(long campaignId, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        Model(await transaction.OneAsync<Row>(Sums, new { campaignId }, cancellationToken));

    private static CampaignMoney Model(Row row) =>
        new(new(row.BudgetMicros), new(row.HeldMicros), new(row.RewardsMicros), new(row.FeesMicros), new(row.BonusesMicros));

    private sealed record Row(long BudgetMicros, long HeldMicros, long RewardsMicros, long FeesMicros, long BonusesMicros);
}
