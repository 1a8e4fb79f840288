using Microsoft.Extensions.Hosting;
using Npgsql;
using Quartz;

namespace Crowd.Jobs.Quartz;

/// <summary>
/// Makes Quartz's tables, from the script that its package carries, before its scheduler starts. Quartz can do so itself, but processes that
/// start at the same moment then trip over each other; here they wait in line.
/// </summary>
internal sealed class QuartzSchema(NpgsqlDataSource database) : IHostedService
{
    private const string Script = "Quartz.Impl.AdoJobStore.Schema.create_postgres.sql";
    private const long LockKey = 0x51_75_61_72_74_7A;

    private volatile bool _exists;

    public Task StartAsync(CancellationToken cancellationToken) => EnsureAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (_exists)
            return;
        await CreateIfMissingAsync(cancellationToken);
        _exists = true;
    }

    private async Task CreateIfMissingAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var look = new NpgsqlCommand($"select pg_advisory_xact_lock({LockKey}); select to_regclass('qrtz_triggers')::text", connection, transaction);
        await using (var reader = await look.ExecuteReaderAsync(cancellationToken))
        {
            await reader.NextResultAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            if (!await reader.IsDBNullAsync(0, cancellationToken))
                return;
        }
        await using var create = new NpgsqlCommand(await ScriptAsync(cancellationToken), connection, transaction);
        await create.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<string> ScriptAsync(CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(typeof(IScheduler).Assembly.GetManifestResourceStream(Script)
            ?? throw new InvalidOperationException($"This version of Quartz does not carry {Script}."));
        var script = await reader.ReadToEndAsync(cancellationToken);
        return script.Replace("{0}", "qrtz_", StringComparison.Ordinal).Replace("{1}", "qrtz_", StringComparison.Ordinal);
    }
}
