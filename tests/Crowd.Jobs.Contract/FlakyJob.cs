using System.Text.Json;
using Crowd.Engine.Jobs;
using Npgsql;

namespace Crowd.Jobs.Contract;

/// <summary>Fails as often as its arguments say: <c>{"failures": 2}</c>.</summary>
internal sealed class FlakyJob(NpgsqlDataSource database) : TracingJob(database)
{
    protected override Task DoAsync(JobContext context, CancellationToken cancellationToken) =>
        context.Attempt > JsonDocument.Parse(context.Args).RootElement.GetProperty("failures").GetInt32()
            ? Task.CompletedTask
            : throw new InvalidOperationException($"Attempt {context.Attempt} fails, as asked.");
}
