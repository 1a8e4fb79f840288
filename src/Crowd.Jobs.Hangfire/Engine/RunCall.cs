using Crowd.Engine.Jobs;
using Hangfire;
using Hangfire.Common;

namespace Crowd.Jobs.Hangfire.Engine;

/// <summary>
/// The only call that Hangfire stores: a run of <c>job_runs</c>. Its name and parameters are in the database of every installation, so they
/// never change; the stages' classes may.
/// </summary>
public sealed class RunCall(JobRunner runner, JobEngineOptions options)
{
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
            RunOutcome.Retried retried => new RunEnd(retried.Error, retried.Wait),
            RunOutcome.Ended ended => new RunEnd(ended.Error, null),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no outcome that Hangfire knows of."),
        };

    internal static Job Of(DueRun run, string queue) =>
        Job.FromExpression<RunCall>(call => call.RunAsync(queue, run.Key, run.RunId, CancellationToken.None));

    /// <summary>A queue's name may hold lower-case letters, digits, dashes and underscores.</summary>
    internal static string QueueOf(string job) =>
        string.Concat(job.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
}
