using Microsoft.Extensions.Logging;
using Npgsql;

namespace Crowd.Postgres;

/// <summary>
/// Listens to channels on a connection of its own and reconnects when it breaks. Notifications sent while it was away are lost,
/// so it says when it is (again) listening, and the listener looks at the tables then.
/// </summary>
/// <param name="dataSource">Where the connection comes from.</param>
/// <param name="channels">The channels, plain lower-case names.</param>
/// <param name="logger">Told about broken connections.</param>
public sealed class NotificationListener(NpgsqlDataSource dataSource, IReadOnlyList<string> channels, ILogger<NotificationListener> logger)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Listens until cancelled; then ends normally.</summary>
    /// <param name="onListening">Called after each connect: catch up on what may have been missed.</param>
    /// <param name="onNotification">Called for each notification, in order.</param>
    /// <param name="cancellationToken">Ends the listening.</param>
    public async Task RunAsync(
        Func<CancellationToken, ValueTask> onListening,
        Func<Notification, CancellationToken, ValueTask> onNotification,
        CancellationToken cancellationToken)
    {
        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
            try
            {
                await using var connection = await OpenAsync(cancellationToken);
                failures = 0;
                await onListening(cancellationToken);
                await PumpAsync(connection, onNotification, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException or System.Net.Sockets.SocketException)
            {
                failures++;
                logger.ListeningBroken(string.Join(", ", channels), e.Message);
                await PauseAsync(failures, cancellationToken);
            }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var listen = connection.CreateCommand();
            listen.CommandText = string.Join("; ", channels.Select(c => $"listen \"{c.Replace("\"", "\"\"")}\""));
            await listen.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task PumpAsync(
        NpgsqlConnection connection, Func<Notification, CancellationToken, ValueTask> onNotification, CancellationToken cancellationToken)
    {
        var arrived = new Queue<Notification>();
        connection.Notification += (_, e) => arrived.Enqueue(new(e.Channel, e.Payload));
        while (true)
        {
            while (arrived.TryDequeue(out var notification))
                await onNotification(notification, cancellationToken);
            await connection.WaitAsync(cancellationToken);
        }
    }

    private static async Task PauseAsync(int failures, CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromMilliseconds(Math.Min(200 * Math.Pow(2, failures - 1), LongestWait.TotalMilliseconds));
        await Task.Delay(wait, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
