using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Crowd.Engine.Scoring;

/// <summary>Writes a scoring back: each table by one COPY into a temporary table and one merge.</summary>
internal static class ScoreStore
{
    /// <summary>Writes the items' consensus, their state and how many answers they want; takes away consensus that has no answers any more.</summary>
    public static async Task WriteItemsAsync(NpgsqlTransaction transaction, long campaignId, IReadOnlyList<ItemScore> items, string method, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(new CommandDefinition(
            """
            create temporary table scored_items (
              item_id bigint, label int, confidence real, majority_label int, majority_share real, answers int, seen int, wanted int, state text) on commit drop
            """, transaction: transaction, cancellationToken: cancellationToken));
        await using (var writer = await connection.BeginBinaryImportAsync("copy scored_items from stdin (format binary)", cancellationToken))
        {
            foreach (var item in items)
            {
                await writer.StartRowAsync(cancellationToken);
                await writer.WriteAsync(item.ItemId, NpgsqlDbType.Bigint, cancellationToken);
                await writer.WriteAsync(item.Label, NpgsqlDbType.Integer, cancellationToken);
                await writer.WriteAsync(item.Confidence, NpgsqlDbType.Real, cancellationToken);
                await writer.WriteAsync(item.MajorityLabel, NpgsqlDbType.Integer, cancellationToken);
                await writer.WriteAsync(item.MajorityShare, NpgsqlDbType.Real, cancellationToken);
                await writer.WriteAsync(item.Answers, NpgsqlDbType.Integer, cancellationToken);
                await writer.WriteAsync(item.Seen, NpgsqlDbType.Integer, cancellationToken);
                await writer.WriteAsync(item.Wanted, NpgsqlDbType.Integer, cancellationToken);
                await writer.WriteAsync(item.State, NpgsqlDbType.Text, cancellationToken);
            }
            await writer.CompleteAsync(cancellationToken);
        }
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into consensus as c (campaign_id, item_id, label, confidence, majority_label, majority_share, answers, method, scored_at)
            select @campaignId, item_id, label, confidence, majority_label, majority_share, answers, @method, @now from scored_items
            on conflict (campaign_id, item_id) do update
              set label = excluded.label, confidence = excluded.confidence, majority_label = excluded.majority_label,
                  majority_share = excluded.majority_share, answers = excluded.answers, method = excluded.method, scored_at = excluded.scored_at
              where (c.label, c.confidence, c.majority_label, c.majority_share, c.answers, c.method)
                is distinct from (excluded.label, excluded.confidence, excluded.majority_label, excluded.majority_share, excluded.answers, excluded.method);
            delete from consensus c where c.campaign_id = @campaignId and not exists (select 1 from scored_items s where s.item_id = c.item_id);
            update items i set wanted = s.wanted, state = s.state, recollect = case when s.answers < i.wanted then i.recollect else 0 end,
              forgone = greatest(i.forgone - (s.wanted - i.wanted), 0)
            from scored_items s
            where i.campaign_id = @campaignId and i.item_id = s.item_id and i.wanted = s.seen and (i.wanted, i.state, i.recollect) is distinct from (s.wanted, s.state, 0);
            update items i set state = 'open', wanted = i.wanted + i.recollect, forgone = greatest(i.forgone - i.recollect, 0), recollect = 0
            where i.campaign_id = @campaignId and i.role = 'work' and (i.state <> 'open' or i.recollect > 0) and not exists (select 1 from scored_items s where s.item_id = i.item_id)
            """, new { campaignId, method, now }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>
    /// Writes the workers' agreement, skill, confusion and usual time; counts of answers and gold are kept by Collecting and left alone. Whoever has no
    /// answer left that counts keeps the figures that he had: they are what he was excluded by.
    /// </summary>
    public static async Task WriteWorkersAsync(NpgsqlTransaction transaction, long campaignId, IReadOnlyList<WorkerScore> workers, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(new CommandDefinition(
            """
            create temporary table scored_workers (
              worker_id bigint, peer_answers int, agreement double precision, low double precision, high double precision,
              skill double precision, confusion double precision[]) on commit drop
            """, transaction: transaction, cancellationToken: cancellationToken));
        await using (var writer = await connection.BeginBinaryImportAsync("copy scored_workers from stdin (format binary)", cancellationToken))
        {
            foreach (var worker in workers)
            {
                await writer.StartRowAsync(cancellationToken);
                await writer.WriteAsync(worker.WorkerId, NpgsqlDbType.Bigint, cancellationToken);
                await writer.WriteAsync(worker.PeerAnswers, NpgsqlDbType.Integer, cancellationToken);
                if (worker.Agreement is { } agreement)
                    await writer.WriteAsync(agreement, NpgsqlDbType.Double, cancellationToken);
                else
                    await writer.WriteNullAsync(cancellationToken);
                await writer.WriteAsync(worker.AgreementLow, NpgsqlDbType.Double, cancellationToken);
                await writer.WriteAsync(worker.AgreementHigh, NpgsqlDbType.Double, cancellationToken);
                await writer.WriteAsync(worker.Skill, NpgsqlDbType.Double, cancellationToken);
                await writer.WriteAsync(worker.Confusion, NpgsqlDbType.Array | NpgsqlDbType.Double, cancellationToken);
            }
            await writer.CompleteAsync(cancellationToken);
        }
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into worker_stats as w (campaign_id, worker_id, peer_answers, agreement, agreement_low, agreement_high, skill, confusion)
            select @campaignId, worker_id, peer_answers, agreement, low, high, skill, confusion from scored_workers order by worker_id
            on conflict (campaign_id, worker_id) do update
              set peer_answers = excluded.peer_answers, agreement = excluded.agreement, agreement_low = excluded.agreement_low,
                  agreement_high = excluded.agreement_high, skill = excluded.skill, confusion = excluded.confusion
              where (w.peer_answers, w.agreement, w.skill, w.confusion)
                is distinct from (excluded.peer_answers, excluded.agreement, excluded.skill, excluded.confusion);
            update worker_stats w set median_ms = m.median
            from (select worker_id, percentile_disc(0.5) within group (order by duration_ms) as median
                  from answers where campaign_id = @campaignId and duration_ms is not null group by worker_id) m
            where w.campaign_id = @campaignId and w.worker_id = m.worker_id and w.median_ms is distinct from m.median
            """, new { campaignId }, transaction, cancellationToken: cancellationToken));
    }
}
