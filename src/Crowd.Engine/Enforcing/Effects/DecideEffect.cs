using Crowd.Engine.Campaigns;
using Crowd.Engine.Settling;
using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Enforcing.Effects;

/// <summary>Decides about pages: the decision is written down, and the settling job tells the marketplace. A rejection can be turned into a payment afterwards.</summary>
internal sealed class DecideEffect(RejectionReversals reversals, TimeProvider clock) : Effect
{
    // Of the worker's pages in the campaign those in question: the one at hand, or all.
    private const string InQuestion =
        """
        campaign_id = @CampaignId and worker_id = @WorkerId and (@all or assignment_id = @Page
          or submission_id in (select submission_id from answers where campaign_id = @CampaignId and worker_id = @WorkerId and item_id = @ItemId))
        """;

    public override IReadOnlyList<Type> Kinds => [typeof(RuleAction.Approve), typeof(RuleAction.Reject)];

    public override IReadOnlyList<string> Next => [StageNames.Settle];

    public override async Task<object?> ApplyOutsideAsync(ActionRow action, CancellationToken cancellationToken)
    {
        if (action.Action is RuleAction.Approve { OverridingRejection: true } approve)
            await reversals.PayAsync(action, $"{InQuestion} and state = 'rejected' and settled_at is not null", Args(action, approve.Range), cancellationToken);
        return null;
    }

    public override async Task<object?> ApplyInsideAsync(NpgsqlTransaction transaction, ActionRow action, object? done, CancellationToken cancellationToken)
    {
        var (decision, range, reason) = action.Action is RuleAction.Reject reject ? ("reject", reject.Range, reject.Reason) : ("approve", ((RuleAction.Approve)action.Action).Range, null);
        await transaction.RunAsync(
            $"""
            update submissions set decision = @decision, decision_reason = @reason, decided_by = 'action:' || @ActionId, decided_at = @now
            where {InQuestion} and settled_at is null and state = 'submitted'
            """, Args(action, range, decision, reason), cancellationToken);
        return null;
    }

    public override async Task RevertOutsideAsync(ActionRow action, CancellationToken cancellationToken)
    {
        if (action.Action is RuleAction.Reject reject)
            await reversals.PayAsync(action, "campaign_id = @CampaignId and decided_by = 'action:' || @ActionId and state = 'rejected' and settled_at is not null",
                Args(action, reject.Range), cancellationToken);
    }

    public override async Task<string?> RevertInsideAsync(NpgsqlTransaction transaction, ActionRow action, CancellationToken cancellationToken)
    {
        await transaction.RunAsync(
            """
            update submissions set decision = null, decision_reason = null, decided_by = null, decided_at = null
            where campaign_id = @CampaignId and decided_by = 'action:' || @ActionId and settled_at is null and state = 'submitted'
            """, new { action.CampaignId, action.ActionId }, cancellationToken);
        var paid = action.Action is RuleAction.Approve && await transaction.OneAsync<bool>(
            "select exists (select 1 from submissions where campaign_id = @CampaignId and decided_by = 'action:' || @ActionId and settled_at is not null)",
            new { action.CampaignId, action.ActionId }, cancellationToken);
        return paid ? "Work that was approved stays paid." : null;
    }

    private object Args(ActionRow action, AnswerRange range, string? decision = null, string? reason = null) => new
    {
        action.CampaignId, action.WorkerId, action.ActionId, action.Page, action.ItemId, all = range == AnswerRange.All, decision, reason, now = clock.GetUtcNow(),
    };
}
