namespace Crowd.Engine.Settings;

/// <summary>What a process of Crowd's needs beside the engine's own settings.</summary>
public sealed record ProcessSettings
{
    /// <summary>The folder for the embedded database, logs, keys and labels.</summary>
    public string Data { get; init; } = "data";

    /// <summary>A connection string; null for the embedded PostgreSQL.</summary>
    public string? Database { get; init; }

    /// <summary>The console's port on 127.0.0.1; 0 for a free one.</summary>
    public int ConsolePort { get; init; } = 8080;

    /// <summary>auto, quartz or hangfire.</summary>
    public string JobEngine { get; init; } = "auto";

    /// <summary>Runs at once in one process. Range 1 – 256.</summary>
    public int JobsAtOnce { get; init; } = 8;
}
