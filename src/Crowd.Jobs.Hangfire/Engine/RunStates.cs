using Crowd.Engine.Jobs;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;

namespace Crowd.Jobs.Hangfire.Engine;

/// <summary>
/// Keeps Hangfire's states and <c>job_runs</c> in step: a run that failed for good has failed, a try that failed before is deleted (those expire);
/// and who deletes or requeues a job in the dashboard cancels or retries its run. Hangfire asks its filters synchronously.
/// </summary>
internal sealed class RunStates(IJobScheduler scheduler) : JobFilterAttribute, IElectStateFilter
{
    public void OnStateElection(ElectStateContext context)
    {
        if (context.BackgroundJob.Job is not { Method.Name: nameof(RunCall.RunAsync) } job || job.Type != typeof(RunCall))
            return;
        var runId = (long)job.Args[2];
        switch (context.CandidateState)
        {
            case SucceededState { Result: RunEnd { Error: { } error, TriedAgainAfter: { } wait } }:
                context.CandidateState = new DeletedState(new ExceptionInfo(new RunFailedException(error)))
                {
                    Reason = $"This try failed. The run is tried again in {wait.TotalSeconds:0.#} s, and stands here once more then",
                };
                break;
            case SucceededState { Result: RunEnd { Error: { } error } }:
                context.CandidateState = new FailedState(new RunFailedException(error)) { Reason = "The run failed for good" };
                break;
            case DeletedState:
                scheduler.CancelAsync(runId, CancellationToken.None).GetAwaiter().GetResult();
                break;
            case EnqueuedState when context.CurrentState is "Failed" or "Deleted" or "Succeeded":
                scheduler.RetryAsync(runId, CancellationToken.None).GetAwaiter().GetResult();
                break;
        }
    }
}
