using Crowd.Engine.Campaigns;
using Crowd.Engine.Publishing;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Enforcing.Effects;

/// <summary>
/// Takes an item as it is: while the action is in force no page is planned for it, and scoring calls it done. Pages on which nothing else is
/// waited for are taken off the market.
/// </summary>
internal sealed class FinishEffect(OpenPages pages) : Effect
{
    public override IReadOnlyList<Type> Kinds => [typeof(RuleAction.Finish)];

    public override IReadOnlyList<string> Next => [StageNames.Score, StageNames.Collect];

    public override async Task<object?> ApplyOutsideAsync(ActionRow action, CancellationToken cancellationToken) =>
        await pages.CloseAsync(action.Marketplace, await pages.OnlyOfAsync(action.CampaignId, action.Item, cancellationToken), cancellationToken);

    public override async Task<object?> ApplyInsideAsync(NpgsqlTransaction transaction, ActionRow action, object? done, CancellationToken cancellationToken)
    {
        await pages.CancelPlannedAsync(transaction, action.CampaignId, action.Item, onlyOf: true, cancellationToken);
        return new { pages = await pages.ClosedAsync(transaction, (IReadOnlyList<OpenPage>)done!, cancellationToken) };
    }

    public override Task RevertOutsideAsync(ActionRow action, CancellationToken cancellationToken) => pages.ReopenAsync(action.Marketplace, action.Effects, cancellationToken);
}
