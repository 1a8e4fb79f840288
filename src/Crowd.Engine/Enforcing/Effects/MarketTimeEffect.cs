using Crowd.Engine.Campaigns;
using Crowd.Engine.Publishing;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Enforcing.Effects;

/// <summary>
/// Keeps the open pages of an item, or of the campaign, on the market for longer, or takes them off. What is taken off is asked again on new
/// pages (at the price of that day), unless the item is finished or the campaign paused.
/// </summary>
internal sealed class MarketTimeEffect(OpenPages pages) : Effect
{
    public override IReadOnlyList<Type> Kinds => [typeof(RuleAction.ExtendTime), typeof(RuleAction.Expire)];

    public override IReadOnlyList<string> Next => [StageNames.Collect];

    public override async Task<object?> ApplyOutsideAsync(ActionRow action, CancellationToken cancellationToken)
    {
        var open = await pages.OfAsync(action.CampaignId, action.ItemId, cancellationToken);
        return action.Action is RuleAction.ExtendTime extend
            ? await pages.ExtendAsync(action.Marketplace, open, extend.By, action.CreatedAt, cancellationToken)
            : await pages.CloseAsync(action.Marketplace, open, cancellationToken);
    }

    public override async Task<object?> ApplyInsideAsync(NpgsqlTransaction transaction, ActionRow action, object? done, CancellationToken cancellationToken)
    {
        var told = (IReadOnlyList<OpenPage>)done!;
        if (action.Action is RuleAction.ExtendTime)
            return new { pages = await OpenPages.ExtendedAsync(transaction, told, cancellationToken) };
        await pages.CancelPlannedAsync(transaction, action.CampaignId, action.ItemId, onlyOf: false, cancellationToken);
        return new { pages = await pages.ClosedAsync(transaction, told, cancellationToken) };
    }

    public override Task RevertOutsideAsync(ActionRow action, CancellationToken cancellationToken) => pages.ReopenAsync(action.Marketplace, action.Effects, cancellationToken);
}
