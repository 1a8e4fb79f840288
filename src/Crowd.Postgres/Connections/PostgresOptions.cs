using System.ComponentModel.DataAnnotations;

namespace Crowd.Postgres;

/// <summary>How a process uses its database.</summary>
public sealed record PostgresOptions
{
    /// <summary>Shown in the server's list of sessions, so that one sees who holds a lock. Default "crowd".</summary>
    public string ApplicationName { get; init; } = "crowd";

    /// <summary>Most connections of this process. Range 2 – 500, default 40.</summary>
    [Range(2, 500)] public int MaxPoolSize { get; init; } = 40;

    /// <summary>The server ends a statement after this. Default 2 min; zero never does.</summary>
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The server ends a session whose transaction does nothing for this long, and so frees its locks. Default 10 min.</summary>
    public TimeSpan IdleTransactionTimeout { get; init; } = TimeSpan.FromMinutes(10);
}
