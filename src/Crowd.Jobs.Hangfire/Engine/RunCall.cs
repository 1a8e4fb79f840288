using Crowd.Engine.Jobs;
using Hangfire;
using Hangfire.Common;

namespace Crowd.Jobs.Hangfire.Engine;

/// <summary>
/// The only calls that Hangfire stores: a run of <c>job_runs</c>, and a recurring tick. Their names and parameters are in the database of
/// every installation, so they never change; the stages' classes may.
/// </summary>
public sealed class RunCall(JobRunner runner, JobOutbox outbox, JobCatalog catalog, JobEngineOptions options, TimeProvider clock, IRecurringJobManagerV2 recurring)
{
    internal const string TickQueue = "ticks";
    internal const string OtherQueue = "default";

    /// <summary>Runs one row. What comes of it is the answer; <see cref="RunStates"/> turns it into Hangfire's state.</summary>
    /// <param name="queue">The stage's queue.</param>
    /// <param name="key">What it works on; for the dashboard.</param>
    /// <param name="runId">The row.</param>
    /// <param name="cancellationToken">Cancelled when the server stops, or when somebody deletes the job in the dashboard.</param>
    [Queue("{0}")]
    [AutomaticRetry(Attempts = 0)]
    public async Task<RunEnd> RunAsync(string queue, string key, long runId, CancellationToken cancellationToken) =>
        await runner.RunAsync(runId, options.Node, cancellationToken) switch
        {
            RunOutcome.Again again => new RunEnd(again.At, null),
            RunOutcome.Ended ended => new RunEnd(null, ended.Error),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no outcome that Hangfire knows of."),
        };

    /// <summary>Asks for a recurring run, where this tick of the cron expression is one of its interval.</summary>
    [Queue(TickQueue)]
    [AutomaticRetry(Attempts = 0)]
    public async Task TickAsync(string recurringId, string request, int every, int periodSeconds, CancellationToken cancellationToken)
    {
        var wanted = RecurringRequest.Read(request);
        if (catalog.Find(wanted.Job) is null)
            recurring.RemoveIfExists(recurringId);      // this version of Crowd has no such job any more
        else if (clock.GetUtcNow().ToUnixTimeSeconds() / periodSeconds % every == 0)
            await outbox.EnqueueAsync(wanted, cancellationToken);
    }

    internal static Job Of(DueRun run, string queue) =>
        Job.FromExpression<RunCall>(call => call.RunAsync(queue, run.Key, run.RunId, CancellationToken.None));

    /// <summary>A queue's name may hold lower-case letters, digits, dashes and underscores.</summary>
    internal static string QueueOf(string job) =>
        string.Concat(job.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
}
