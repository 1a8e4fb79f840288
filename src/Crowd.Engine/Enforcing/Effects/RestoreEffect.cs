using Crowd.Engine.Campaigns;
using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Enforcing.Effects;

/// <summary>Gives access back: what keeps the worker out of this campaign, but for a block, is taken back next.</summary>
internal sealed class RestoreEffect : Effect
{
    public override IReadOnlyList<Type> Kinds => [typeof(RuleAction.Restore)];

    public override IReadOnlyList<string> Next => [StageNames.Enforce];

    public override async Task<object?> ApplyInsideAsync(NpgsqlTransaction transaction, ActionRow action, object? done, CancellationToken cancellationToken)
    {
        await transaction.RunAsync(
            """
            update actions set state = 'reverting'
            where campaign_id = @CampaignId and worker_id = @WorkerId and kind in ('exclude', 'train', 'throttle') and state = 'applied'
            """, new { action.CampaignId, action.WorkerId }, cancellationToken);
        return null;
    }
}
