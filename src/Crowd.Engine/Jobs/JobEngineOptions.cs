using System.ComponentModel.DataAnnotations;

namespace Crowd.Engine.Jobs;

/// <summary>How a process takes part in running jobs.</summary>
public sealed record JobEngineOptions
{
    /// <summary>Runs at once on this node. Range 1 – 256, default 8.</summary>
    [Range(1, 256)] public int Concurrency { get; init; } = 8;

    /// <summary>Whether this process runs jobs, or only asks for them. Default true.</summary>
    public bool RunsJobs { get; init; } = true;

    /// <summary>This node's name in <c>job_runs</c> and the engine; unique in the cluster. The default is the machine's name, the process's id and chance.</summary>
    public string Node { get; init; } = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..4]}";
}
