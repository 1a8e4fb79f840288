using Crowd.Engine.Jobs;
using Npgsql;

namespace Crowd.Jobs.Contract;

/// <summary>Does nothing but leave its trace and count.</summary>
internal sealed class NoteJob(NpgsqlDataSource database) : TracingJob(database)
{
    protected override async Task DoAsync(JobContext context, CancellationToken cancellationToken)
    {
        context.Count("notes", 2);
        await context.ReportAsync(0.5f, "half way", cancellationToken);
    }
}
