using System.Text.Json;
using Crowd.Engine.Jobs;
using Npgsql;

namespace Crowd.Jobs.Contract;

/// <summary>The jobs that the contract runs.</summary>
internal static class ContractJobs
{
    public static readonly RetryPolicy Quick = new(3, TimeSpan.FromMilliseconds(200), 2, TimeSpan.FromSeconds(1));

    public static JobDefinition[] All { get; } =
    [
        JobDefinition.Of<NoteJob>("note", Quick), JobDefinition.Of<SlowJob>("slow", Quick), JobDefinition.Of<FlakyJob>("flaky", Quick),
        JobDefinition.Of<SlowJob>("overdue", new RetryPolicy(1, TimeSpan.FromSeconds(1), 1, TimeSpan.FromSeconds(1)), TimeSpan.FromMilliseconds(300)),
    ];
}

/// <summary>Does nothing but leave its trace and count.</summary>
internal sealed class NoteJob(NpgsqlDataSource database) : TracingJob(database)
{
    protected override async Task DoAsync(JobContext context, CancellationToken cancellationToken)
    {
        context.Count("notes", 2);
        await context.ReportAsync(0.5f, "half way", cancellationToken);
    }
}

/// <summary>Takes as many milliseconds as its arguments say: <c>{"ms": 50}</c>.</summary>
internal sealed class SlowJob(NpgsqlDataSource database) : TracingJob(database)
{
    protected override Task DoAsync(JobContext context, CancellationToken cancellationToken) =>
        Task.Delay(JsonDocument.Parse(context.Args).RootElement.GetProperty("ms").GetInt32(), cancellationToken);
}

/// <summary>Fails as often as its arguments say: <c>{"failures": 2}</c>.</summary>
internal sealed class FlakyJob(NpgsqlDataSource database) : TracingJob(database)
{
    protected override Task DoAsync(JobContext context, CancellationToken cancellationToken) =>
        context.Attempt > JsonDocument.Parse(context.Args).RootElement.GetProperty("failures").GetInt32()
            ? Task.CompletedTask
            : throw new InvalidOperationException($"Attempt {context.Attempt} fails, as asked.");
}
