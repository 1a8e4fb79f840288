using Crowd.Engine.Marketplaces;
using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Enforcing.Effects;

/// <summary>
/// Sends a worker to a training: a campaign of check questions. Until enough of them are answered right (see <see cref="Waits"/>) the worker is on
/// the waiting list, to which all pages of this campaign are closed.
/// </summary>
internal sealed class TrainEffect(NpgsqlDataSource database, IMarketplaceDirectory marketplaces, WaitingList waiting) : Effect
{
    public override IReadOnlyList<Type> Kinds => [typeof(RuleAction.Train)];

    public override async Task<object?> ApplyOutsideAsync(ActionRow action, CancellationToken cancellationToken)
    {
        var name = ((RuleAction.Train)action.Action).Set;
        var training = await database.RowsAsync<string>("select definition ->> 'title' from campaigns where name = @name and marketplace = @Marketplace and state = 'running'",
            new { name, action.Marketplace }, cancellationToken);
        if (training is not [var title])
            throw new EffectException($"There is no running campaign '{name}' at '{action.Marketplace}' to train in.", forGood: true);
        await waiting.PutAsync(action, cancellationToken);
        var (subject, text) = Letters.Of("training");
        await marketplaces.Get(action.Marketplace).MessageAsync([action.Worker], subject, $"{text} You find it under the title: {title}", cancellationToken);
        return null;
    }

    public override async Task<object?> ApplyInsideAsync(NpgsqlTransaction transaction, ActionRow action, object? done, CancellationToken cancellationToken)
    {
        await transaction.RunAsync(
            "insert into waits (action_id, campaign_id, worker_id, state) values (@ActionId, @CampaignId, @WorkerId, 'in') on conflict (action_id) do nothing",
            new { action.ActionId, action.CampaignId, action.WorkerId }, cancellationToken);
        return null;
    }

    public override Task RevertOutsideAsync(ActionRow action, CancellationToken cancellationToken) => waiting.RemoveAsync(action, cancellationToken);

    public override async Task<string?> RevertInsideAsync(NpgsqlTransaction transaction, ActionRow action, CancellationToken cancellationToken)
    {
        await transaction.RunAsync("delete from waits where action_id = @ActionId", new { action.ActionId }, cancellationToken);
        return null;
    }
}
