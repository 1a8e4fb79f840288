using System.Text.Json;
using Crowd.Engine.Enforcing.Effects;
using Crowd.Engine.Jobs;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>
/// Carries recorded actions out and takes them back. The marketplace is told first (each call may be repeated), then what changes in the database
/// is written together with the action's new state: a crash in between only repeats the call.
/// </summary>
internal sealed class ActionCarrier(NpgsqlDataSource database, IEnumerable<Effect> effects, IJobScheduler scheduler, TimeProvider clock, ILogger<ActionCarrier> log)
{
    // What fails for now is tried again after 10 s, 20 s, 40 s, … and given up after about three quarters of an hour.
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(10);
    private const int MostTries = 9;

    private readonly Dictionary<Type, Effect> _effects = effects.SelectMany(e => e.Kinds, (e, kind) => (e, kind)).ToDictionary(e => e.kind, e => e.e);

    /// <summary>Carries one pending action out.</summary>
    /// <exception cref="MarketplaceException">The marketplace could not be reached or is busy: try again later. What it refuses for good is recorded with the action.</exception>
    public Task ApplyAsync(ActionRow action, CancellationToken cancellationToken) => TryAsync(action, async effect =>
    {
        var done = await effect.ApplyOutsideAsync(action, cancellationToken);
        await CommitAsync(action, effect, async transaction =>
        {
            var changed = await effect.ApplyInsideAsync(transaction, action, done, cancellationToken);
            await ActionStore.MoveAsync(transaction, action.ActionId, "applied", clock.GetUtcNow(), null,
                changed is null ? null : JsonSerializer.Serialize(changed, VerdictWriter.Json), cancellationToken);
        }, cancellationToken);
    }, cancellationToken);

    /// <summary>Takes one applied action back.</summary>
    /// <exception cref="MarketplaceException">As for <see cref="ApplyAsync"/>.</exception>
    public Task RevertAsync(ActionRow action, CancellationToken cancellationToken) => TryAsync(action, async effect =>
    {
        await effect.RevertOutsideAsync(action, cancellationToken);
        await CommitAsync(action, effect, async transaction =>
        {
            var stays = await effect.RevertInsideAsync(transaction, action, cancellationToken);
            await ActionStore.MoveAsync(transaction, action.ActionId, "reverted", clock.GetUtcNow(), stays, null, cancellationToken);
        }, cancellationToken);
    }, cancellationToken);

    private async Task TryAsync(ActionRow action, Func<Effect, Task> carry, CancellationToken cancellationToken)
    {
        try
        {
            await carry(_effects[action.Action.GetType()]);
        }
        catch (MarketplaceException e) when (e.Failure is MarketplaceFailure.Refused or MarketplaceFailure.NoFunds)
        {
            await GiveUpAsync(action, e, cancellationToken);
        }
        catch (EffectException e) when (e.ForGood || action.Tries + 1 >= MostTries)
        {
            await GiveUpAsync(action, e, cancellationToken);
        }
        catch (EffectException e)
        {
            log.LogInformation(e, "Action {ActionId} is tried again later", action.ActionId);
            await ActionStore.PostponeAsync(database, action.ActionId, e.Message, clock.GetUtcNow() + FirstWait * Math.Pow(2, action.Tries), cancellationToken);
        }
    }

    private async Task GiveUpAsync(ActionRow action, Exception error, CancellationToken cancellationToken)
    {
        log.LogWarning(error, "Action {ActionId} on worker {WorkerId} cannot be carried out", action.ActionId, action.WorkerId);
        await CommitAsync(action, null, async transaction =>
        {
            await ActionStore.MoveAsync(transaction, action.ActionId, "failed", clock.GetUtcNow(), error.Message, null, cancellationToken);
            await Alerts.RaiseAsync(transaction, "action-failed", $"action:{action.ActionId}",
                $"Campaign {action.Campaign}: what rule '{action.Rule}' asked for cannot be carried out: {error.Message}", action.CampaignId, clock.GetUtcNow(), cancellationToken);
        }, cancellationToken);
    }

    private async Task CommitAsync(ActionRow action, Effect? effect, Func<NpgsqlTransaction, Task> write, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await EvidenceJournal.LockAsync(transaction, action.CampaignId, cancellationToken);
        await write(transaction);
        if (action.WorkerId is { } worker)
            await Standings.RefreshAsync(transaction, worker, cancellationToken);
        foreach (var stage in effect?.Next ?? [])
            await scheduler.EnqueueAsync(JobRequest.ForCampaign(stage, action.CampaignId), transaction, cancellationToken);
        if (effect is { ChangesAnswers: true })
            await Discards.ChangedAsync(transaction, action.CampaignId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
