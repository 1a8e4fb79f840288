using Crowd.Engine.Marketplaces;
using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Enforcing.Effects;

/// <summary>Keeps a worker out by a list (qualification) that all listings within the scope are closed to.</summary>
internal sealed class ExcludeEffect(NpgsqlDataSource database, IMarketplaceDirectory marketplaces, TimeProvider clock) : Effect
{
    public override IReadOnlyList<Type> Kinds => [typeof(RuleAction.Exclude)];

    public override async Task<object?> ApplyOutsideAsync(ActionRow action, CancellationToken cancellationToken)
    {
        var marketplace = marketplaces.Get(action.Marketplace);
        await marketplace.PutAsync(action.Worker, await ListAsync(marketplace, action, cancellationToken), 1, cancellationToken);
        return null;
    }

    public override async Task<object?> ApplyInsideAsync(NpgsqlTransaction transaction, ActionRow action, object? done, CancellationToken cancellationToken)
    {
        if (action.Action is RuleAction.Exclude { For: { } time })
            await transaction.RunAsync("update actions set expires_at = @at where action_id = @ActionId", new { action.ActionId, at = clock.GetUtcNow() + time }, cancellationToken);
        return null;
    }

    public override async Task RevertOutsideAsync(ActionRow action, CancellationToken cancellationToken)
    {
        // Two exclusions may rest on one list: the last one in force opens the door.
        var others = await database.OneAsync<bool>(
            """
            select exists (
              select 1 from actions o join campaigns c using (campaign_id)
              where o.worker_id = @WorkerId and o.kind = 'exclude' and o.state = 'applied' and o.action_id <> @ActionId
                and coalesce(o.args ->> 'Scope', '0') = @scope and c.marketplace = @Marketplace
                and (@scope = '2' or (@scope = '1' and c.project_id = @ProjectId) or o.campaign_id = @CampaignId))
            """, new { action.WorkerId, action.ActionId, action.Marketplace, action.ProjectId, action.CampaignId, scope = ((int)Exclude(action).Scope).ToString() }, cancellationToken);
        if (others)
            return;
        var marketplace = marketplaces.Get(action.Marketplace);
        await marketplace.RemoveAsync(action.Worker, await ListAsync(marketplace, action, cancellationToken), cancellationToken);
    }

    private static Task<string> ListAsync(IMarketplace marketplace, ActionRow action, CancellationToken cancellationToken) =>
        marketplace.EnsureListAsync(ExclusionLists.Of(action, Exclude(action).Scope), ExclusionLists.Description, cancellationToken);

    private static RuleAction.Exclude Exclude(ActionRow action) => (RuleAction.Exclude)action.Action;
}
