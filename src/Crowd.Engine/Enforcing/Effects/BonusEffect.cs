using Crowd.Engine.Campaigns;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Settling;
using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Enforcing.Effects;

/// <summary>Grants a bonus for the page at hand, or the worker's last one; the settling job pays it.</summary>
internal sealed class BonusEffect(BonusGrants grants) : Effect
{
    public override IReadOnlyList<Type> Kinds => [typeof(RuleAction.Bonus)];

    public override IReadOnlyList<string> Next => [StageNames.Settle];

    public override async Task<object?> ApplyInsideAsync(NpgsqlTransaction transaction, ActionRow action, object? done, CancellationToken cancellationToken)
    {
        var bonus = (RuleAction.Bonus)action.Action;
        var submissions = await transaction.RowsAsync<long>(
            """
            select s.submission_id from submissions s
            where s.campaign_id = @CampaignId and s.worker_id = @WorkerId
            order by s.assignment_id = @Page desc nulls last, exists (
              select 1 from answers a where a.campaign_id = @CampaignId and a.worker_id = @WorkerId and a.item_id = @ItemId and a.submission_id = s.submission_id) desc,
              s.submitted_at desc, s.submission_id desc limit 1
            """, new { action.CampaignId, action.WorkerId, action.Page, action.ItemId }, cancellationToken);
        if (submissions is not [var submission])
            throw new EffectException("The worker has sent no page of this campaign for which a bonus could be paid.", forGood: true);
        var plan = new BonusPlan(submission, new Money(bonus.MicroDollars), bonus.Reason ?? "Thank you for your good work.", $"action:{action.ActionId}", Key(action));
        try
        {
            await grants.GrantAsync(action.CampaignId, plan, transaction, cancellationToken);
        }
        catch (LaunchException e)
        {
            throw new EffectException(e.Message, forGood: true, e);
        }
        return new { submission };
    }

    public override async Task<string?> RevertInsideAsync(NpgsqlTransaction transaction, ActionRow action, CancellationToken cancellationToken) =>
        await grants.WithdrawAsync(action.CampaignId, $"action:{action.ActionId}", transaction, cancellationToken) ? null : "A bonus that was paid stays paid.";

    private static string Key(ActionRow action) => $"action:{action.ActionId}";
}
