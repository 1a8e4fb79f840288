using System.Text.Json;
using Crowd.Rules;
using Dapper;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>Sets a worker's answers aside, buys them anew where labels then fall short, and gives them back. All set-wise.</summary>
internal static class Discards
{
    /// <summary>Sets answers aside for an action. The items then ask for so many fewer, unless something buys them anew.</summary>
    /// <returns>The effects as JSON: how many answers each item wanted before.</returns>
    public static async Task<string> DiscardAsync(NpgsqlTransaction transaction, ActionRow action, RuleAction.Discard discard, CancellationToken cancellationToken)
    {
        var wanted = await transaction.Connection!.QueryAsync<(long ItemId, int Wanted)>(new CommandDefinition(
            """
            with picked as (
              select item_id from answers
              where campaign_id = @CampaignId and worker_id = @WorkerId and discarded_by is null and answered_at >= @since
              order by answered_at desc, item_id desc limit @most),
            gone as (
              update answers a set discarded_by = @ActionId from picked p
              where a.campaign_id = @CampaignId and a.worker_id = @WorkerId and a.item_id = p.item_id returning a.item_id),
            old as (select i.item_id, i.wanted from items i join gone using (item_id) where i.campaign_id = @CampaignId and i.role = 'work'),
            fewer as (
              update items i set wanted = greatest(i.wanted - 1, 0), state = 'open' from old
              where i.campaign_id = @CampaignId and i.item_id = old.item_id returning 1)
            select item_id, wanted from old;
            update campaigns set answers_version = answers_version + 1 where campaign_id = @CampaignId
            """, new { action.CampaignId, action.WorkerId, action.ActionId, since = Since(action, discard), most = discard.Count ?? int.MaxValue },
            transaction, cancellationToken: cancellationToken));
        return JsonSerializer.Serialize(new { wanted = wanted.ToDictionary(w => w.ItemId, w => w.Wanted) });
    }

    /// <summary>
    /// Asks for what the same firing has discarded to be bought anew: at once for all items, or (by <c>items.recollect</c>, which the next scoring
    /// reads) only where the label falls short without those answers.
    /// </summary>
    public static Task RecollectAsync(NpgsqlTransaction transaction, ActionRow action, bool all, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            """
            with lost as (
              select a.item_id, count(*)::int as answers
              from answers a join actions d on d.action_id = a.discarded_by
              where a.campaign_id = @CampaignId and d.campaign_id = @CampaignId and d.firing = @Firing group by a.item_id)
            update items i set
              wanted    = case when @all then i.wanted + lost.answers else i.wanted end,
              recollect = case when @all then i.recollect else i.recollect + lost.answers end,
              state     = 'open'
            from lost where i.campaign_id = @CampaignId and i.item_id = lost.item_id and i.role = 'work'
            """, new { action.CampaignId, action.Firing, all }, transaction, cancellationToken: cancellationToken));

    /// <summary>Sets aside what workers sent after their answers were discarded as a whole or from a moment on. The items go on asking, so it is bought anew.</summary>
    public static Task<int> DiscardLateAsync(NpgsqlTransaction transaction, long campaignId, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteScalarAsync<int>(new CommandDefinition(
            """
            with gone as (
            update answers a set discarded_by = d.action_id
            from actions d
            where a.campaign_id = @campaignId and d.campaign_id = @campaignId and d.kind = 'discard' and d.state = 'applied'
              and d.worker_id = a.worker_id and a.discarded_by is null and a.answered_at >= d.created_at
              and exists (select 1 from worker_stats s where s.campaign_id = @campaignId and s.worker_id = a.worker_id and s.standing in ('excluded', 'blocked'))
            returning a.item_id),
            reopened as (
              update items i set state = 'open' from gone where i.campaign_id = @campaignId and i.item_id = gone.item_id returning 1),
            counted as (
              update campaigns set answers_version = answers_version + 1 where campaign_id = @campaignId and exists (select 1 from gone) returning 1)
            select count(*)::int from gone
            """, new { campaignId }, transaction, cancellationToken: cancellationToken));

    /// <summary>Gives back what an action set aside; items that have not been bought anew want as many answers as before.</summary>
    public static Task RestoreAsync(NpgsqlTransaction transaction, ActionRow action, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            """
            update answers set discarded_by = null where campaign_id = @CampaignId and discarded_by = @ActionId;
            update items i set wanted = greatest(i.wanted, o.value::int), recollect = 0, state = 'open'
            from jsonb_each_text(coalesce(@Effects::jsonb -> 'wanted', '{}')) o
            where i.campaign_id = @CampaignId and i.item_id = o.key::bigint;
            update campaigns set answers_version = answers_version + 1 where campaign_id = @CampaignId
            """, new { action.CampaignId, action.ActionId, action.Effects }, transaction, cancellationToken: cancellationToken));

    /// <summary>The answers are others now: consensus is to be inferred anew. The last statement of its transaction, as Collecting locks in this order.</summary>
    public static Task ChangedAsync(NpgsqlTransaction transaction, long campaignId, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            "update campaigns set answers_version = answers_version + 1 where campaign_id = @campaignId",
            new { campaignId }, transaction, cancellationToken: cancellationToken));

    private static DateTime Since(ActionRow action, RuleAction.Discard discard) => discard.Range switch
    {
        AnswerRange.SinceFirstDoubt when action.FirstDoubt is { } doubt => doubt,
        AnswerRange.SinceMoment when discard.Since is { } since => since.UtcDateTime,
        AnswerRange.LastTime when discard.Last is { } last => action.CreatedAt - last,
        _ => DateTime.MinValue.ToUniversalTime(),
    };
}
