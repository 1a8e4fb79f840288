using Npgsql;

namespace Crowd.Postgres;

/// <summary>Sorts PostgreSQL's failures into those worth another try and the rest.</summary>
public static class PostgresErrors
{
    /// <summary>
    /// Whether the same work may succeed if done again from its start: a lost serialization race or deadlock, a lock not had in time,
    /// a server that is starting, stopping, full or unreachable, or a plan that a migration outdated.
    /// </summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        PostgresException e => e.IsTransient || e.SqlState
            is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            || IsOutdatedPlan(e),
        NpgsqlException e => e.IsTransient || e.InnerException is System.Net.Sockets.SocketException or IOException,
        _ => false,
    };

    /// <summary>Whether a row was refused because its key is taken, by the named constraint or index if one is given.</summary>
    public static bool IsUniqueViolation(Exception exception, string? constraint = null) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } e
        && (constraint is null || e.ConstraintName == constraint);

    private static bool IsOutdatedPlan(PostgresException e) =>
        e.SqlState == PostgresErrorCodes.FeatureNotSupported && e.MessageText.StartsWith("cached plan", StringComparison.Ordinal);
}
