using Crowd.Engine.Jobs;
using Npgsql;

namespace Crowd.Engine.Tests.Support;

/// <summary>Writes runs as a job engine does, and starts none: the tests run them.</summary>
internal sealed class TestScheduler(JobStore store, NpgsqlDataSource database) : IJobScheduler
{
    /// <summary>Called at each request; throws where the process shall die.</summary>
    public Action<string> At { get; set; } = _ => { };

    public async Task<long> EnqueueAsync(JobRequest request, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        At($"enqueue {request.Job}");
        return (await store.AddAsync(request, transaction, cancellationToken)).RunId;
    }

    public async Task<long> EnqueueAsync(JobRequest request, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = await EnqueueAsync(request, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return id;
    }

    public Task EveryAsync(TimeSpan interval, JobRequest request, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task CancelAsync(long runId, CancellationToken cancellationToken) => store.RequestCancelAsync(runId, cancellationToken);

    public Task RetryAsync(long runId, CancellationToken cancellationToken) => throw new NotSupportedException();
}
