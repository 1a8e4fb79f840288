using Crowd.Engine.Jobs;

namespace Crowd.Engine.Reviewing;

/// <summary>Every few minutes: raises alerts for appeals that are overdue. Safe to run twice.</summary>
internal sealed class AppealClockJob(Appeals appeals) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken) =>
        context.Count("overdue", await appeals.AlertOverdueAsync(cancellationToken));
}
