using Crowd.Engine.Jobs;
using Dapper;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>Judges a campaign's new evidence by its rules, then carries out and takes back what is due. Safe to run twice.</summary>
internal sealed class EnforceJob(NpgsqlDataSource database, Judge judge, ActionCarrier carrier, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var (facts, verdicts) = await judge.JudgeAsync(context.CampaignId, cancellationToken);
        context.Count("facts", facts);
        context.Count("verdicts", verdicts);
        await ExpireAsync(context.CampaignId, cancellationToken);
        var failures = new List<Exception>();
        await EachAsync(context, "pending", "applied", carrier.ApplyAsync, failures, cancellationToken);
        await EachAsync(context, "reverting", "reverted", carrier.RevertAsync, failures, cancellationToken);
        context.Count("discarded_late", await DiscardLateAsync(context.CampaignId, cancellationToken));
        if (failures.Count > 0)
            throw new AggregateException("Some actions could not be carried out; they stay pending and are tried again.", failures);
    }

    // One action that fails keeps none of the others waiting.
    private async Task EachAsync(
        JobContext context, string state, string counter, Func<ActionRow, CancellationToken, Task> carry, List<Exception> failures, CancellationToken cancellationToken)
    {
        foreach (var action in await DueAsync(context.CampaignId, state, cancellationToken))
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

    private async Task<IReadOnlyList<ActionRow>> DueAsync(long campaignId, string state, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ActionStore.InStateAsync(connection, campaignId, [state], cancellationToken);
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
