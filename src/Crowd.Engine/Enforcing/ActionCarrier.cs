using Crowd.Engine.Campaigns;
using Crowd.Engine.Jobs;
using Crowd.Engine.Marketplaces;
using Crowd.Rules;
using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>
/// Carries recorded actions out and takes them back. The marketplace is told first (each call may be repeated), then what changes in the database
/// is written together with the action's new state: a crash in between only repeats the call.
/// </summary>
internal sealed class ActionCarrier(NpgsqlDataSource database, IMarketplaceDirectory marketplaces, IJobScheduler scheduler, TimeProvider clock, ILogger<ActionCarrier> log)
{
    /// <summary>Whether this version carries an action out; rules that ask for another one are refused at launch.</summary>
    public static bool CanCarryOut(RuleAction action) => action is
        RuleAction.Warn or RuleAction.Message or RuleAction.Exclude or RuleAction.Block or RuleAction.Restore or RuleAction.Discard or RuleAction.Recollect
        or RuleAction.Approve or RuleAction.Reject or RuleAction.PauseCampaign or RuleAction.Flag or RuleAction.Alert or RuleAction.RecordOnly;

    /// <summary>Carries one pending action out.</summary>
    /// <exception cref="MarketplaceException">The marketplace could not be reached or is busy: try again later. What it refuses for good is recorded with the action.</exception>
    public async Task ApplyAsync(ActionRow action, CancellationToken cancellationToken)
    {
        if (!CanCarryOut(action.Action))
            await CommitAsync(action, "failed", _ => Task.FromResult<string?>(null), cancellationToken, "This version of Crowd can't carry this action out.");
        else if (await TellAsync(action, () => ApplyOutsideAsync(action, cancellationToken), cancellationToken))
            await CommitAsync(action, "applied", tx => ApplyInsideAsync(tx, action, cancellationToken), cancellationToken);
    }

    /// <summary>Takes one applied action back.</summary>
    /// <exception cref="MarketplaceException">As for <see cref="ApplyAsync"/>.</exception>
    public async Task RevertAsync(ActionRow action, CancellationToken cancellationToken)
    {
        if (await TellAsync(action, () => RevertOutsideAsync(action, cancellationToken), cancellationToken))
            await CommitAsync(action, "reverted", tx => RevertInsideAsync(tx, action, cancellationToken), cancellationToken);
    }

    private async Task<bool> TellAsync(ActionRow action, Func<Task> call, CancellationToken cancellationToken)
    {
        try
        {
            await call();
            return true;
        }
        catch (MarketplaceException e) when (e.Failure is MarketplaceFailure.Refused or MarketplaceFailure.NoFunds)
        {
            log.LogWarning(e, "Action {ActionId} on worker {WorkerId} was refused by the marketplace", action.ActionId, action.WorkerId);
            await CommitAsync(action, "failed", _ => Task.FromResult<string?>(null), cancellationToken, e.Message);
            return false;
        }
    }

    private async Task CommitAsync(ActionRow action, string state, Func<NpgsqlTransaction, Task<string?>> write, CancellationToken cancellationToken, string? error = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await EvidenceJournal.LockAsync(transaction, action.CampaignId, cancellationToken);
        var effects = await write(transaction);
        await ActionStore.MoveAsync(transaction, action.ActionId, state, clock.GetUtcNow(), error, effects, cancellationToken);
        if (action.WorkerId is { } worker)
            await Standings.RefreshAsync(transaction, worker, cancellationToken);
        if (action.Action is RuleAction.Discard)
            await Discards.ChangedAsync(transaction, action.CampaignId, cancellationToken);
        if (action.Action is RuleAction.Discard or RuleAction.Recollect)
            await scheduler.EnqueueAsync(JobRequest.ForCampaign(StageNames.Score, action.CampaignId), transaction, cancellationToken);
        if (action.Action is RuleAction.Approve or RuleAction.Reject)
            await scheduler.EnqueueAsync(JobRequest.ForCampaign(StageNames.Settle, action.CampaignId), transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task ApplyOutsideAsync(ActionRow action, CancellationToken cancellationToken)
    {
        var marketplace = marketplaces.Get(action.Marketplace);
        switch (action.Action)
        {
            case RuleAction.Exclude exclude:
                var list = await marketplace.EnsureListAsync(ListOf(action, exclude), ExclusionLists.Description, cancellationToken);
                await marketplace.PutAsync(Worker(action), list, cancellationToken);
                break;
            case RuleAction.Block block:
                await marketplace.BlockAsync(Worker(action), block.Reason, cancellationToken);
                break;
            case RuleAction.Warn:
                await SendAsync(marketplace, action, "A warning about your recent work", action.Reason, cancellationToken);
                break;
            case RuleAction.Message message:
                await SendAsync(marketplace, action, "About your recent work", message.Template, cancellationToken);
                break;
        }
    }

    private async Task RevertOutsideAsync(ActionRow action, CancellationToken cancellationToken)
    {
        var marketplace = marketplaces.Get(action.Marketplace);
        switch (action.Action)
        {
            case RuleAction.Exclude exclude:
                var list = await marketplace.EnsureListAsync(ListOf(action, exclude), ExclusionLists.Description, cancellationToken);
                await marketplace.RemoveAsync(Worker(action), list, cancellationToken);
                break;
            case RuleAction.Block:
                await marketplace.UnblockAsync(Worker(action), "The block was taken back after review.", cancellationToken);
                break;
        }
    }

    private async Task<string?> ApplyInsideAsync(NpgsqlTransaction transaction, ActionRow action, CancellationToken cancellationToken)
    {
        switch (action.Action)
        {
            case RuleAction.Discard discard:
                return await Discards.DiscardAsync(transaction, action, discard, cancellationToken);
            case RuleAction.Recollect recollect:
                await Discards.RecollectAsync(transaction, action, recollect.All, cancellationToken);
                return null;
            case RuleAction.Exclude { For: { } time }:
                await transaction.Connection!.ExecuteAsync(new CommandDefinition("update actions set expires_at = @at where action_id = @ActionId",
                    new { action.ActionId, at = clock.GetUtcNow() + time }, transaction, cancellationToken: cancellationToken));
                return null;
            case RuleAction.Restore:
                await RevertExclusionsAsync(transaction, action, cancellationToken);
                return null;
            case RuleAction.Approve:
                await DecideAsync(transaction, action, "approve", null, cancellationToken);
                return null;
            case RuleAction.Reject reject:
                await DecideAsync(transaction, action, "reject", reject.Reason, cancellationToken);
                return null;
            case RuleAction.PauseCampaign:
                await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                    "update campaigns set state = 'paused', state_reason = @Reason where campaign_id = @CampaignId and state = 'running'",
                    new { action.CampaignId, action.Reason }, transaction, cancellationToken: cancellationToken));
                return null;
            case RuleAction.Alert or RuleAction.Flag:
                await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                    """
                    insert into alerts (campaign_id, kind, ref, text, raised_at) values (@CampaignId, 'rule', 'action:' || @ActionId, @Reason, @now)
                    on conflict do nothing
                    """, new { action.CampaignId, action.ActionId, action.Reason, now = clock.GetUtcNow() }, transaction, cancellationToken: cancellationToken));
                return null;
            default:
                return null;
        }
    }

    private static async Task<string?> RevertInsideAsync(NpgsqlTransaction transaction, ActionRow action, CancellationToken cancellationToken)
    {
        if (action.Action is RuleAction.Discard)
            await Discards.RestoreAsync(transaction, action, cancellationToken);
        return null;
    }

    private static Task RevertExclusionsAsync(NpgsqlTransaction transaction, ActionRow action, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            "update actions set state = 'reverting' where campaign_id = @CampaignId and worker_id = @WorkerId and kind = 'exclude' and state = 'applied'",
            new { action.CampaignId, action.WorkerId }, transaction, cancellationToken: cancellationToken));

    private Task DecideAsync(NpgsqlTransaction transaction, ActionRow action, string decision, string? reason, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            """
            update submissions set decision = @decision, decision_reason = @reason, decided_by = 'action:' || @ActionId, decided_at = @now
            where campaign_id = @CampaignId and worker_id = @WorkerId and settled_at is null and state = 'submitted'
            """, new { action.CampaignId, action.WorkerId, action.ActionId, decision, reason, now = clock.GetUtcNow() },
            transaction, cancellationToken: cancellationToken));

    private async Task SendAsync(IMarketplace marketplace, ActionRow action, string subject, string text, CancellationToken cancellationToken)
    {
        foreach (var (worker, reason) in await marketplace.MessageAsync([Worker(action)], subject, text, cancellationToken))
            log.LogWarning("Worker {Worker} could not be written to: {Reason}", worker, reason);
    }

    private static string ListOf(ActionRow action, RuleAction.Exclude exclude) => exclude.Scope switch
    {
        ActionScope.Campaign => ExclusionLists.Campaign(action.CampaignId),
        ActionScope.Project => ExclusionLists.Project(action.ProjectId),
        _ => ExclusionLists.Account,
    };

    private static string Worker(ActionRow action) =>
        action.ExternalId ?? throw new InvalidOperationException($"Action {action.ActionId} names no worker.");
}
