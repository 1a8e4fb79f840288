using Crowd.Engine.Jobs;
using Crowd.Engine.Settings;

namespace Crowd.Cli.Running;

/// <summary>What a process of Crowd's does.</summary>
internal sealed record NodeOptions
{
    /// <summary>The engine's database.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Marketplaces and how pages are sent.</summary>
    public required EngineSettings Engine { get; init; }

    /// <summary>Whether and how it runs jobs.</summary>
    public required JobEngineOptions Jobs { get; init; }

    /// <summary>Which engine runs them.</summary>
    public JobEngines JobEngine { get; init; } = JobEngines.Choose(null);

    /// <summary>Logs and keys.</summary>
    public required DataFolder Data { get; init; }

    /// <summary>The console's port on 127.0.0.1: 0 for a free one; null for no console.</summary>
    public int? ConsolePort { get; init; }
}
