using Crowd.Engine.Jobs;

namespace Crowd.Jobs.Contract;

/// <summary>The jobs that the contract runs.</summary>
internal static class ContractJobs
{
    public static readonly RetryPolicy Quick = new(3, TimeSpan.FromMilliseconds(200), 2, TimeSpan.FromSeconds(1));

    public static JobDefinition[] All { get; } =
    [
        JobDefinition.Of<NoteJob>("note", Quick), JobDefinition.Of<SlowJob>("slow", Quick), JobDefinition.Of<FlakyJob>("flaky", Quick), JobDefinition.Of<IdleJob>("idle", Quick),
        JobDefinition.Of<SlowJob>("overdue", new RetryPolicy(1, TimeSpan.FromSeconds(1), 1, TimeSpan.FromSeconds(1)), TimeSpan.FromMilliseconds(300)),
    ];
}
