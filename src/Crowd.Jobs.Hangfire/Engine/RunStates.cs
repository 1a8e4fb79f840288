using Crowd.Engine.Jobs;
using Hangfire.Common;
using Hangfire.States;

namespace Crowd.Jobs.Hangfire.Engine;

/// <summary>
/// Keeps Hangfire's states and <c>job_runs</c> in step: a run that is to be tried again is scheduled, one that failed for good has failed;
/// and who deletes or requeues a job in the dashboard cancels or retries its run. Hangfire asks its filters synchronously.
/// </summary>
internal sealed class RunStates(JobOutbox outbox) : JobFilterAttribute, IElectStateFilter
{
    public void OnStateElection(ElectStateContext context)
    {
        if (context.BackgroundJob.Job is not { Method.Name: nameof(RunCall.RunAsync) } job || job.Type != typeof(RunCall))
            return;
        var runId = (long)job.Args[2];
        switch (context.CandidateState)
        {
            case SucceededState { Result: RunEnd { Again: { } at } }:
                context.CandidateState = new ScheduledState(at.UtcDateTime) { Reason = "The run is tried again, or its key is in use" };
                break;
            case SucceededState { Result: RunEnd { Error: { } error } }:
                context.CandidateState = new FailedState(new RunFailedException(error)) { Reason = "The run failed for good" };
                break;
            case DeletedState:
                outbox.CancelAsync(runId, CancellationToken.None).GetAwaiter().GetResult();
                break;
            case EnqueuedState when context.CurrentState is "Failed" or "Deleted" or "Succeeded":
                outbox.RetryAsync(runId, CancellationToken.None).GetAwaiter().GetResult();
                break;
        }
    }
}
