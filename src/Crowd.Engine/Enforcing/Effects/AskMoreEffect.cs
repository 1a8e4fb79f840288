using Crowd.Engine.Campaigns;
using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Enforcing.Effects;

/// <summary>
/// Asks for more answers to an item: some more, one of somebody else, or one of an expert. Pages are planned within the budget, as always.
/// Sent to review, it only waits for a person.
/// </summary>
internal sealed class AskMoreEffect(TimeProvider clock) : Effect
{
    public override IReadOnlyList<Type> Kinds => [typeof(RuleAction.AskMore), typeof(RuleAction.Route)];

    public override IReadOnlyList<string> Next => [StageNames.Publish];

    public override async Task<object?> ApplyInsideAsync(NpgsqlTransaction transaction, ActionRow action, object? done, CancellationToken cancellationToken)
    {
        var (more, most) = action.Action is RuleAction.AskMore ask ? (ask.Answers, ask.UpTo) : (1, null);
        if (action.Action is RuleAction.Route { To: RouteTo.Review })
        {
            await Alerts.RaiseAsync(transaction, "review", $"item:{action.Item}", $"Item {await KeyAsync(transaction, action, cancellationToken)} is to be looked at: {action.Reason}",
                action.CampaignId, clock.GetUtcNow(), cancellationToken);
            return null;
        }
        if (action.Action is RuleAction.Route { To: RouteTo.Experts })
            await RefuseWithoutExpertsAsync(transaction, action, cancellationToken);
        var added = await transaction.RowsAsync<(int Added, int Wanted)>(
            """
            with old as (select item_id, wanted from items where campaign_id = @CampaignId and item_id = @Item for no key update)
            update items i set wanted = greatest(i.wanted, least(i.wanted + @more, coalesce(@most, i.wanted + @more))), state = 'open'
            from old where i.campaign_id = @CampaignId and i.item_id = old.item_id returning i.wanted - old.wanted, i.wanted
            """, new { action.CampaignId, action.Item, more, most }, cancellationToken);
        return new { added = added.Sum(a => a.Added), most = added.Sum(a => a.Wanted) };
    }

    public override async Task<string?> RevertInsideAsync(NpgsqlTransaction transaction, ActionRow action, CancellationToken cancellationToken)
    {
        if (action.Action is RuleAction.Route { To: RouteTo.Review })
            await Alerts.ClearAsync(transaction, "review", $"item:{action.Item}", clock.GetUtcNow(), cancellationToken);
        await transaction.RunAsync(
            """
            update items set wanted = greatest(wanted - coalesce((@Effects::jsonb ->> 'added')::int, 0), 0), state = 'open'
            where campaign_id = @CampaignId and item_id = @Item
            """, new { action.CampaignId, action.Item, action.Effects }, cancellationToken);
        return null;
    }

    private static async Task RefuseWithoutExpertsAsync(NpgsqlTransaction transaction, ActionRow action, CancellationToken cancellationToken)
    {
        if (!await transaction.OneAsync<bool>(
            "select exists (select 1 from worker_skills s join workers w using (worker_id) where s.name = @experts and w.marketplace = @Marketplace)",
            new { experts = Skills.Experts, action.Marketplace }, cancellationToken))
            throw new EffectException($"Nobody holds the skill '{Skills.Experts}' at '{action.Marketplace}' yet: a rule gives it by 'set skill {Skills.Experts} to 100'.", forGood: true);
    }

    private static Task<string> KeyAsync(NpgsqlTransaction transaction, ActionRow action, CancellationToken cancellationToken) =>
        transaction.OneAsync<string>("select key from items where campaign_id = @CampaignId and item_id = @Item", new { action.CampaignId, action.Item }, cancellationToken);
}
