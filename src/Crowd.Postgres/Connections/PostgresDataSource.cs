using Microsoft.Extensions.Logging;
using Npgsql;

namespace Crowd.Postgres;

/// <summary>Makes the one data source that a process keeps for a database.</summary>
public static class PostgresDataSource
{
    /// <summary>
    /// A pooled data source with Crowd's settings. What the connection string says itself (pool size, application name) wins.
    /// Also applies <see cref="DapperConventions"/>.
    /// </summary>
    /// <param name="connectionString">Npgsql's form: <c>Host=…;Database=…;Username=…</c>.</param>
    /// <param name="options">Crowd's settings.</param>
    /// <param name="loggers">Where Npgsql logs to; null logs nothing.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read, or names no host or database.</exception>
    public static NpgsqlDataSource Create(string connectionString, PostgresOptions options, ILoggerFactory? loggers = null)
    {
        DapperConventions.Apply();
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (string.IsNullOrWhiteSpace(settings.Host) || string.IsNullOrWhiteSpace(settings.Database))
            throw new ArgumentException("The connection string must name a Host and a Database.", nameof(connectionString));

        Default(settings, "Application Name", options.ApplicationName);
        Default(settings, "Maximum Pool Size", options.MaxPoolSize);
        Default(settings, "Max Auto Prepare", 100);
        Default(settings, "Keepalive", 30);
        // the server's own time-out ends a statement first, and says so more clearly
        Default(settings, "Command Timeout", options.StatementTimeout == TimeSpan.Zero ? 0 : (int)options.StatementTimeout.TotalSeconds + 10);
        Default(settings, "Options",
            $"-c statement_timeout={(long)options.StatementTimeout.TotalMilliseconds} " +
            $"-c idle_in_transaction_session_timeout={(long)options.IdleTransactionTimeout.TotalMilliseconds}");
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).UseLoggerFactory(loggers).Build();
    }

    private static void Default(NpgsqlConnectionStringBuilder settings, string key, object value)
    {
        if (!settings.ShouldSerialize(key))
            settings[key] = value;
    }
}
