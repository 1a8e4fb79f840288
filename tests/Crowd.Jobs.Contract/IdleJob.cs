using Crowd.Engine.Jobs;

namespace Crowd.Jobs.Contract;

/// <summary>Does nothing at all: what is measured is the engine.</summary>
internal sealed class IdleJob : IJob
{
    public Task RunAsync(JobContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}
