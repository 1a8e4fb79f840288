namespace Crowd.Engine.Jobs;

/// <summary>One step of a stage: a batch, safe to run twice, restartable at any line. It knows only this port.</summary>
public interface IJob
{
    /// <summary>Does the work of one run.</summary>
    /// <param name="context">Which run this is, and where to report progress.</param>
    /// <param name="cancellationToken">Cancelled when the run is cancelled, times out or the process shuts down.</param>
    Task RunAsync(JobContext context, CancellationToken cancellationToken);
}
