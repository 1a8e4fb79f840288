using Npgsql;

namespace Crowd.Engine.Jobs;

/// <summary>
/// The port, the same under every engine: a request is a row in <c>job_runs</c>, written in the caller's transaction, and a notification that
/// PostgreSQL delivers at its commit. A dispatcher on some node then tells the engine. So asking costs the caller one insert and none of the
/// engine's locks, works where no engine runs, and is undone by a rollback.
/// </summary>
public sealed class JobOutbox(JobStore store, JobSchedules schedules, NpgsqlDataSource database) : IJobScheduler
{
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public async Task<long> EnqueueAsync(JobRequest request, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        var (runId, isNew) = await store.AddAsync(request, transaction, cancellationToken).ConfigureAwait(false);
        if (isNew)
            await JobStore.NotifyAsync(transaction, cancellationToken).ConfigureAwait(false);
        return runId;
    }

    /// <inheritdoc/>
    public Task<long> EnqueueAsync(JobRequest request, CancellationToken cancellationToken) =>
        InTransactionAsync(transaction => EnqueueAsync(request, transaction, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task EveryAsync(TimeSpan interval, JobRequest request, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, ShortestInterval);
        return InTransactionAsync(async transaction =>
        {
            await schedules.SetAsync(interval, request, transaction, cancellationToken).ConfigureAwait(false);
            await JobStore.NotifyAsync(transaction, cancellationToken).ConfigureAwait(false);
            return 0;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task CancelAsync(long runId, CancellationToken cancellationToken) => store.RequestCancelAsync(runId, cancellationToken);

    /// <inheritdoc/>
    public Task RetryAsync(long runId, CancellationToken cancellationToken) => InTransactionAsync(async transaction =>
    {
        if (await store.ReviveAsync(runId, transaction, cancellationToken).ConfigureAwait(false))
            await JobStore.NotifyAsync(transaction, cancellationToken).ConfigureAwait(false);
        return runId;
    }, cancellationToken);

    private async Task<long> InTransactionAsync(Func<NpgsqlTransaction, Task<long>> work, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var result = await work(transaction).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }
}
