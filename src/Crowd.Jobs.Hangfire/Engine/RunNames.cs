using Hangfire.Common;
using Npgsql;

namespace Crowd.Jobs.Hangfire.Engine;

/// <summary>What the dashboard calls a job: <c>score campaign:12 (run 345): 40 %, inferring labels</c>. Hangfire asks synchronously.</summary>
internal sealed class RunNames(NpgsqlDataSource database)
{
    public string Of(Job job) => job switch
    {
        { Method.Name: nameof(RunCall.RunAsync), Args: [string queue, string key, long runId, ..] } => $"{queue} {key} (run {runId}){Progress(runId)}",
        _ => $"{job.Type.Name}.{job.Method.Name}",
    };

    private string Progress(long runId)
    {
        using var command = database.CreateCommand(
            """
            select concat_ws(', ', round((progress * 100)::numeric)::text || ' %', nullif(message, ''))
            from job_runs where run_id = $1 and state = 'running'
            """);
        command.Parameters.Add(new() { Value = runId });
        return command.ExecuteScalar() is string { Length: > 0 } progress ? $": {progress}" : "";
    }
}
