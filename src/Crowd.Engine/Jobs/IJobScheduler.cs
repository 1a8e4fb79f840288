using Npgsql;

namespace Crowd.Engine.Jobs;

/// <summary>
/// The port to the job engine: small enough that several engines serve it, and one contract suite tests them all. Each run is a row
/// of <c>job_runs</c>, written in the transaction that asks for it; the engine only decides where it starts.
/// </summary>
public interface IJobScheduler
{
    /// <summary>Asks for a run within the caller's transaction: it exists if and only if that commits.</summary>
    /// <returns>The run's id: a new one, or that of the run of the same (job, key) that already waits.</returns>
    Task<long> EnqueueAsync(JobRequest request, NpgsqlTransaction transaction, CancellationToken cancellationToken);

    /// <summary>Asks for a run, in a transaction of its own.</summary>
    Task<long> EnqueueAsync(JobRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Asks for a run of <paramref name="request"/> now and at every <paramref name="interval"/> (at least 0.1 s), once for all nodes; replaces an
    /// earlier interval of the same (job, key). Where none could be asked for in time, one is, not one for each that was missed.
    /// </summary>
    Task EveryAsync(TimeSpan interval, JobRequest request, CancellationToken cancellationToken);

    /// <summary>Cancels a run: at once where it waits; through its cancellation token where it runs, on whichever node.</summary>
    Task CancelAsync(long runId, CancellationToken cancellationToken);

    /// <summary>Asks again for a run that has failed or was cancelled, with fresh attempts.</summary>
    Task RetryAsync(long runId, CancellationToken cancellationToken);
}
