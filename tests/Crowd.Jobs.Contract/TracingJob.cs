using Crowd.Engine.Jobs;
using Dapper;
using Npgsql;

namespace Crowd.Jobs.Contract;

/// <summary>Base of the contract's jobs: leaves a trace of each attempt, with its start and end by the database's clock.</summary>
internal abstract class TracingJob(NpgsqlDataSource database) : IJob
{
    public const string Table =
        """
        create table traces (
          trace_id   bigint generated always as identity primary key,
          run_id     bigint not null, job text not null, key text not null, attempt int not null, pid int not null,
          started_at timestamptz not null default clock_timestamp(), ended_at timestamptz, outcome text);
        create index on traces (run_id);
        """;

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var trace = await AskAsync<long>(
            "insert into traces (run_id, job, key, attempt, pid) values (@RunId, @Job, @Key, @Attempt, @pid) returning trace_id",
            new { context.RunId, context.Job, context.Key, context.Attempt, pid = Environment.ProcessId });
        var outcome = "done";
        try
        {
            await DoAsync(context, cancellationToken);
        }
        catch (Exception e)
        {
            outcome = e is OperationCanceledException ? "stopped" : "failed";
            throw;
        }
        finally
        {
            await AskAsync<int>("update traces set ended_at = clock_timestamp(), outcome = @outcome where trace_id = @trace returning 1", new { trace, outcome });
        }
    }

    protected abstract Task DoAsync(JobContext context, CancellationToken cancellationToken);

    private async Task<T?> AskAsync<T>(string sql, object parameters)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<T>(sql, parameters);
    }
}
