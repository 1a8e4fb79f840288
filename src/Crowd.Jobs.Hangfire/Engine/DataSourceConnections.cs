using Hangfire.PostgreSql;
using Npgsql;

namespace Crowd.Jobs.Hangfire.Engine;

/// <summary>Hangfire works on the process's own pool of connections.</summary>
internal sealed class DataSourceConnections(NpgsqlDataSource database) : IConnectionFactory
{
    public NpgsqlConnection GetOrCreateConnection() => database.CreateConnection();
}
