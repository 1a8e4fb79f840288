namespace Crowd.Postgres;

/// <summary>Where the embedded cluster lives and how it runs.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>
    /// The folder that holds the cluster; made if missing. It belongs to one cluster alone. When the server's account cannot
    /// reach it (root's checkout under <c>/root</c>), the cluster goes to <c>/var/lib/crowd</c> and a file <c>location</c> in here says so.
    /// </summary>
    public required string DataFolder { get; init; }

    /// <summary>The folder of initdb, pg_ctl and postgres; null searches <c>CROWD_PG_BIN</c>, PATH and the usual places.</summary>
    public string? BinariesFolder { get; init; }

    /// <summary>Whether a commit survives a crash of the machine. False is for tests only. Default true.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Most connections at once, over all processes that share the cluster. Range 20 – 1000, default 200.</summary>
    public int MaxConnections { get; init; } = 200;

    /// <summary>Longest wait for the server to start or stop, recovery after a crash included. Default 60 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);
}
