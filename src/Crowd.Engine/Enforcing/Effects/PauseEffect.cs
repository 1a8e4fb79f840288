using Crowd.Engine.Campaigns;
using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Enforcing.Effects;

/// <summary>Pauses the campaign; taken back, it runs on, unless somebody has decided otherwise since.</summary>
internal sealed class PauseEffect : Effect
{
    public override IReadOnlyList<Type> Kinds => [typeof(RuleAction.PauseCampaign)];

    public override IReadOnlyList<string> Next => [StageNames.Advance];

    public override async Task<object?> ApplyInsideAsync(NpgsqlTransaction transaction, ActionRow action, object? done, CancellationToken cancellationToken) => new
    {
        paused = await transaction.RunAsync("update campaigns set state = 'paused', state_reason = @Reason where campaign_id = @CampaignId and state = 'running'",
            new { action.CampaignId, action.Reason }, cancellationToken) > 0,
    };

    public override async Task<string?> RevertInsideAsync(NpgsqlTransaction transaction, ActionRow action, CancellationToken cancellationToken)
    {
        await transaction.RunAsync(
            """
            update campaigns set state = 'running', state_reason = null
            where campaign_id = @CampaignId and state = 'paused' and state_reason = @Reason and (@Effects::jsonb ->> 'paused')::boolean
            """, new { action.CampaignId, action.Reason, action.Effects }, cancellationToken);
        return null;
    }
}
