using Crowd.Engine.Campaigns;
using Crowd.Engine.Jobs;
using Crowd.Engine.Storage;
using Dapper;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>Judges a campaign's new evidence by its rules, then carries out and takes back what is due. Safe to run twice.</summary>
internal sealed class EnforceJob(
    NpgsqlDataSource database, Judge judge, RepairEstimates repairs, ActionCarrier carrier, Waits waits, IJobScheduler scheduler, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var (facts, verdicts) = await judge.JudgeAsync(context.CampaignId, cancellationToken);
        context.Count("facts", facts);
        context.Count("verdicts", verdicts);
        await repairs.PriceAsync(context.CampaignId, cancellationToken);
        await ExpireAsync(context.CampaignId, cancellationToken);
        var failures = new List<Exception>();
        await EachAsync(context, "pending", "applied", carrier.ApplyAsync, failures, cancellationToken);
        await EachAsync(context, "reverting", "reverted", carrier.RevertAsync, failures, cancellationToken);
        context.Count("discarded_late", await DiscardLateAsync(context.CampaignId, cancellationToken));
        await waits.RunAsync(context.CampaignId, cancellationToken);
        await NextAsync(context.CampaignId, cancellationToken);
        if (failures.Count > 0)
            throw new AggregateException("Some actions could not be carried out; they stay pending and are tried again.", failures);
    }

    // One action that fails keeps none of the others waiting.
    private async Task EachAsync(
        JobContext context, string state, string counter, Func<ActionRow, CancellationToken, Task> carry, List<Exception> failures, CancellationToken cancellationToken)
    {
        var due = await ActionStore.DueAsync(database, context.CampaignId, state, clock.GetUtcNow(), cancellationToken);
        // What was done last is taken back first.
        foreach (var action in state == "reverting" ? due.AsEnumerable().Reverse() : due)
        {
            try
            {
                await carry(action, cancellationToken);
                context.Count(counter, 1);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failures.Add(e);
            }
        }
    }

    // Whatever has a time of its own (a try that is to be repeated, an exclusion that ends) is looked at then.
    private async Task NextAsync(long campaignId, CancellationToken cancellationToken)
    {
        var next = await database.OneAsync<DateTime?>(
            """
            select min(at) from (
              select due_at as at from actions where campaign_id = @campaignId and state in ('pending', 'reverting')
              union all select expires_at from actions where campaign_id = @campaignId and state = 'applied') times
            """, new { campaignId }, cancellationToken);
        if (next is { } at && new DateTimeOffset(at) - clock.GetUtcNow() is var wait)
            await scheduler.EnqueueAsync(JobRequest.ForCampaign(StageNames.Enforce, campaignId, wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1)), cancellationToken);
    }

    // A timed exclusion ends by itself: it is taken back like any other action.
    private async Task ExpireAsync(long campaignId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "update actions set state = 'reverting' where campaign_id = @campaignId and state = 'applied' and expires_at <= @now",
            new { campaignId, now = clock.GetUtcNow() }, cancellationToken: cancellationToken));
    }

    private async Task<int> DiscardLateAsync(long campaignId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await EvidenceJournal.LockAsync(transaction, campaignId, cancellationToken);
        var discarded = await Discards.DiscardLateAsync(transaction, campaignId, cancellationToken);
        if (discarded > 0)
            await Discards.ChangedAsync(transaction, campaignId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return discarded;
    }
}
