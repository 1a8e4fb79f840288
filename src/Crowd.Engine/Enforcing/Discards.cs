using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>Sets a worker's answers aside, buys them anew where labels then fall short, and gives them back. All set-wise.</summary>
internal static class Discards
{
    /// <summary>Sets answers aside for an action. The items then ask for so many fewer, unless something buys them anew.</summary>
    /// <returns>The items that ask for one answer fewer, with what they would want had nothing been discarded.</returns>
    public static async Task<Dictionary<long, int>> DiscardAsync(NpgsqlTransaction transaction, ActionRow action, CancellationToken cancellationToken)
    {
        var discard = (RuleAction.Discard)action.Action;
        return (await transaction.RowsAsync<(long ItemId, int Base)>(
            """
            with picked as (
              select item_id from answers a
              where campaign_id = @CampaignId and worker_id = @WorkerId and discarded_by is null and answered_at >= @since
                and (not @this or item_id = @ItemId or submission_id in (select submission_id from submissions where assignment_id = @Page and worker_id = @WorkerId))
              order by answered_at desc, item_id desc limit @most),
            gone as (
              update answers a set discarded_by = @ActionId from picked p
              where a.campaign_id = @CampaignId and a.worker_id = @WorkerId and a.item_id = p.item_id returning a.item_id),
            fewer as (
              update items i set wanted = i.wanted - 1, forgone = i.forgone + 1, state = 'open' from gone
              where i.campaign_id = @CampaignId and i.item_id = gone.item_id and i.wanted > 0 returning i.item_id, i.wanted + i.forgone as base)
            select item_id, base from fewer
            """,
            new
            {
                action.CampaignId, action.WorkerId, action.ActionId, action.ItemId, action.Page,
                since = Since(action, discard), most = discard.Count ?? int.MaxValue, @this = discard.Range == AnswerRange.ThisOne,
            }, cancellationToken)).ToDictionary(i => i.ItemId, i => i.Base);
    }

    /// <summary>
    /// Asks for what the same firing has discarded to be bought anew: at once for all items, or (by <c>items.recollect</c>, which the next scoring
    /// reads) only where the label falls short without those answers.
    /// </summary>
    /// <returns>How many answers of each item.</returns>
    public static async Task<Dictionary<long, int>> RecollectAsync(NpgsqlTransaction transaction, ActionRow action, bool all, CancellationToken cancellationToken) =>
        (await transaction.RowsAsync<(long ItemId, int Answers)>(
            """
            with lost as (
              select a.item_id, count(*)::int as answers
              from answers a join actions d on d.action_id = a.discarded_by
              where a.campaign_id = @CampaignId and d.campaign_id = @CampaignId and d.firing = @Firing group by a.item_id)
            update items i set
              wanted    = case when @all then i.wanted + least(lost.answers, i.forgone) else i.wanted end,
              forgone   = case when @all then i.forgone - least(lost.answers, i.forgone) else i.forgone end,
              recollect = case when @all then i.recollect else i.recollect + lost.answers end,
              state     = 'open'
            from lost where i.campaign_id = @CampaignId and i.item_id = lost.item_id and i.role = 'work'
            returning i.item_id, lost.answers
            """, new { action.CampaignId, action.Firing, all }, cancellationToken)).ToDictionary(i => i.ItemId, i => i.Answers);

    /// <summary>Buys anew no longer what an action asked for and nobody has bought yet.</summary>
    public static Task ForgoAsync(NpgsqlTransaction transaction, ActionRow action, bool all, CancellationToken cancellationToken) =>
        transaction.RunAsync(
            """
            update items i set
              recollect = case when @all then i.recollect else greatest(i.recollect - o.value::int, 0) end,
              wanted    = case when @all then i.wanted - least(i.wanted, o.value::int) else i.wanted end,
              forgone   = case when @all then i.forgone + least(i.wanted, o.value::int) else i.forgone end,
              state     = 'open'
            from jsonb_each_text(coalesce(@Effects::jsonb -> 'items', '{}')) o
            where i.campaign_id = @CampaignId and i.item_id = o.key::bigint
            """, new { action.CampaignId, action.Effects, all }, cancellationToken);

    /// <summary>Sets aside what workers sent after their answers were discarded as a whole or from a moment on. The items go on asking, so it is bought anew.</summary>
    public static Task<int> DiscardLateAsync(NpgsqlTransaction transaction, long campaignId, CancellationToken cancellationToken) =>
        transaction.OneAsync<int>(
            """
            with gone as (
            update answers a set discarded_by = d.action_id
            from actions d
            where a.campaign_id = @campaignId and d.campaign_id = @campaignId and d.kind = 'discard' and d.state = 'applied'
              and d.worker_id = a.worker_id and a.discarded_by is null and a.answered_at >= d.created_at
              and exists (select 1 from worker_stats s where s.campaign_id = @campaignId and s.worker_id = a.worker_id and s.standing in ('excluded', 'blocked'))
            returning a.item_id),
            reopened as (
              update items i set state = 'open' from gone where i.campaign_id = @campaignId and i.item_id = gone.item_id returning 1)
            select count(*)::int from gone
            """, new { campaignId }, cancellationToken);

    /// <summary>
    /// Gives back what an action set aside; where it has not been bought anew, the item wants it again, but never more than before (a scoring may have
    /// asked for more because of what was missing; where it still has a reason it asks again).
    /// </summary>
    public static Task RestoreAsync(NpgsqlTransaction transaction, ActionRow action, CancellationToken cancellationToken) =>
        transaction.RunAsync(
            """
            update answers set discarded_by = null where campaign_id = @CampaignId and discarded_by = @ActionId;
            update items i set wanted = least(i.wanted + least(i.forgone, 1), greatest(o.value::int - greatest(i.forgone - 1, 0), 0)), forgone = greatest(i.forgone - 1, 0),
              recollect = least(i.recollect, greatest(i.forgone - 1, 0)), state = 'open'
            from jsonb_each_text(coalesce(@Effects::jsonb -> 'items', '{}')) o
            where i.campaign_id = @CampaignId and i.item_id = o.key::bigint
            """, new { action.CampaignId, action.ActionId, action.Effects }, cancellationToken);

    /// <summary>The answers are others now: consensus is to be inferred anew. The last statement of its transaction, as Collecting locks in this order.</summary>
    public static Task ChangedAsync(NpgsqlTransaction transaction, long campaignId, CancellationToken cancellationToken) =>
        transaction.RunAsync("update campaigns set answers_version = answers_version + 1 where campaign_id = @campaignId", new { campaignId }, cancellationToken);

    private static DateTime Since(ActionRow action, RuleAction.Discard discard) => discard.Range switch
    {
        AnswerRange.SinceFirstDoubt when action.FirstDoubt is { } doubt => doubt,
        AnswerRange.SinceMoment when discard.Since is { } since => since.UtcDateTime,
        AnswerRange.LastTime when discard.Last is { } last => action.CreatedAt - last,
        _ => DateTime.MinValue.ToUniversalTime(),
    };
}
