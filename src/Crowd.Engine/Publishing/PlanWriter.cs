using Crowd.Engine.Marketplaces;
using Crowd.Engine.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Crowd.Engine.Publishing;

/// <summary>Writes planned pages: HITs, what is on them, and the ledger's reservation, in the caller's transaction.</summary>
internal static class PlanWriter
{
    /// <param name="transaction">It holds the campaign's lock (or has just made it).</param>
    /// <param name="campaign">Whose pages.</param>
    /// <param name="pages">With the fee for a seat; numbered on from the campaign's last page, in this order.</param>
    /// <param name="round">0 for the launch.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public static async Task WriteAsync(
        NpgsqlTransaction transaction, PlannedCampaign campaign, IReadOnlyList<(PagePlan Plan, Money Fee)> pages, int round, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (pages.Count == 0)
            return;
        var first = await transaction.OneAsync<int>("select coalesce(max(page) + 1, 0) from hits where campaign_id = @Id", new { campaign.Id }, cancellationToken);
        var ids = await transaction.RowsAsync<long>(
            "select nextval(pg_get_serial_sequence('hits', 'hit_id')) from generate_series(1, @n)", new { n = pages.Count }, cancellationToken);
        await CopyHitsAsync(transaction.Connection!, campaign, pages, ids, first, round, now, cancellationToken);
        await CopyItemsAsync(transaction.Connection!, campaign.Id, pages, ids, cancellationToken);
        await transaction.RunAsync(
            """
            insert into ledger (campaign_id, kind, amount_micros, ref, at)
            select campaign_id, 'reserve', (reward_micros + fee_micros) * seats, 'hit:' || hit_id, @now from hits
            where hit_id = any(@ids) and reward_micros + fee_micros > 0
            """, new { ids = ids.ToArray(), now }, cancellationToken);
    }

    private static async Task CopyHitsAsync(
        NpgsqlConnection connection, PlannedCampaign campaign, IReadOnlyList<(PagePlan Plan, Money Fee)> pages, List<long> ids, int first, int round,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var writer = await connection.BeginBinaryImportAsync(
            "copy hits (hit_id, campaign_id, page, round, token, state, seats, reward_micros, fee_micros, planned_at, audience) from stdin (format binary)", cancellationToken);
        for (var i = 0; i < pages.Count; i++)
        {
            await writer.StartRowAsync(cancellationToken);
            await writer.WriteAsync(ids[i], NpgsqlDbType.Bigint, cancellationToken);
            await writer.WriteAsync(campaign.Id, NpgsqlDbType.Bigint, cancellationToken);
            await writer.WriteAsync(first + i, NpgsqlDbType.Integer, cancellationToken);
            await writer.WriteAsync(round, NpgsqlDbType.Integer, cancellationToken);
            await writer.WriteAsync(HitToken.Of(campaign.Name, campaign.Id, campaign.CreatedAt, first + i, round), NpgsqlDbType.Text, cancellationToken);
            await writer.WriteAsync("planned", NpgsqlDbType.Text, cancellationToken);
            await writer.WriteAsync(pages[i].Plan.Seats, NpgsqlDbType.Integer, cancellationToken);
            await writer.WriteAsync(campaign.Reward.Micros, NpgsqlDbType.Bigint, cancellationToken);
            await writer.WriteAsync(pages[i].Fee.Micros, NpgsqlDbType.Bigint, cancellationToken);
            await writer.WriteAsync(now, NpgsqlDbType.TimestampTz, cancellationToken);
            if (campaign.Audience is { } audience)
                await writer.WriteAsync(audience, NpgsqlDbType.Text, cancellationToken);
            else
                await writer.WriteNullAsync(cancellationToken);
        }
        await writer.CompleteAsync(cancellationToken);
    }

    private static async Task CopyItemsAsync(
        NpgsqlConnection connection, long campaignId, IReadOnlyList<(PagePlan Plan, Money Fee)> pages, List<long> ids, CancellationToken cancellationToken)
    {
        await using var writer = await connection.BeginBinaryImportAsync(
            "copy hit_items (hit_id, position, campaign_id, item_id) from stdin (format binary)", cancellationToken);
        for (var i = 0; i < pages.Count; i++)
            for (var position = 1; position <= pages[i].Plan.Items.Count; position++)
            {
                await writer.StartRowAsync(cancellationToken);
                await writer.WriteAsync(ids[i], NpgsqlDbType.Bigint, cancellationToken);
                await writer.WriteAsync(position, NpgsqlDbType.Integer, cancellationToken);
                await writer.WriteAsync(campaignId, NpgsqlDbType.Bigint, cancellationToken);
                await writer.WriteAsync(pages[i].Plan.Items[position - 1], NpgsqlDbType.Bigint, cancellationToken);
            }
        await writer.CompleteAsync(cancellationToken);
    }
}
