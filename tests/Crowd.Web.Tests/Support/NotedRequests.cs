using Crowd.Engine.Jobs;
using Npgsql;

namespace Crowd.Web.Tests.Support;

/// <summary>Notes what the console asks of the job engine, and starts nothing.</summary>
internal sealed class NotedRequests : IJobScheduler
{
    public List<JobRequest> Asked { get; } = [];

    public List<long> Retried { get; } = [];

    public List<long> Cancelled { get; } = [];

    public Task<long> EnqueueAsync(JobRequest request, NpgsqlTransaction transaction, CancellationToken cancellationToken) => EnqueueAsync(request, cancellationToken);

    public Task<long> EnqueueAsync(JobRequest request, CancellationToken cancellationToken)
    {
        Asked.Add(request);
        return Task.FromResult((long)Asked.Count);
    }

    public Task EveryAsync(TimeSpan interval, JobRequest request, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task CancelAsync(long runId, CancellationToken cancellationToken)
    {
        Cancelled.Add(runId);
        return Task.CompletedTask;
    }

    public Task RetryAsync(long runId, CancellationToken cancellationToken)
    {
        Retried.Add(runId);
        return Task.CompletedTask;
    }
}
