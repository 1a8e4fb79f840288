using Crowd.Engine.Marketplaces;
using Crowd.Rules;

namespace Crowd.Engine.Enforcing.Effects;

/// <summary>The marketplace's own block, for fraud.</summary>
internal sealed class BlockEffect(IMarketplaceDirectory marketplaces) : Effect
{
    public override IReadOnlyList<Type> Kinds => [typeof(RuleAction.Block)];

    public override async Task<object?> ApplyOutsideAsync(ActionRow action, CancellationToken cancellationToken)
    {
        await marketplaces.Get(action.Marketplace).BlockAsync(action.Worker, ((RuleAction.Block)action.Action).Reason, cancellationToken);
        return null;
    }

    public override Task RevertOutsideAsync(ActionRow action, CancellationToken cancellationToken) =>
        marketplaces.Get(action.Marketplace).UnblockAsync(action.Worker, "The block was taken back after review.", cancellationToken);
}
