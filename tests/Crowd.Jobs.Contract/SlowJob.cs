using System.Text.Json;
using Crowd.Engine.Jobs;
using Npgsql;

namespace Crowd.Jobs.Contract;

/// <summary>Takes as many milliseconds as its arguments say: <c>{"ms": 50}</c>.</summary>
internal sealed class SlowJob(NpgsqlDataSource database) : TracingJob(database)
{
    protected override Task DoAsync(JobContext context, CancellationToken cancellationToken) =>
        Task.Delay(JsonDocument.Parse(context.Args).RootElement.GetProperty("ms").GetInt32(), cancellationToken);
}
