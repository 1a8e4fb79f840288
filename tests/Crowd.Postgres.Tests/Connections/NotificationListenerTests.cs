using System.Collections.Concurrent;
using Crowd.TestKit;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace Crowd.Postgres.Tests;

public sealed class NotificationListenerTests : PostgresFixture
{
    [Test]
    public async Task Hears_what_is_sent_and_listens_again_after_its_connection_was_killed()
    {
        var heard = new ConcurrentQueue<string>();
        var connects = 0;
        using var stop = new CancellationTokenSource();
        var listener = new NotificationListener(DataSource, ["news"], NullLogger<NotificationListener>.Instance);
        var running = listener.RunAsync(
            _ => { Interlocked.Increment(ref connects); return ValueTask.CompletedTask; },
            (n, _) => { heard.Enqueue(n.Payload); return ValueTask.CompletedTask; }, stop.Token);

        await Eventually.TrueAsync(() => connects == 1, "it listens");
        await SendAsync("one");
        await Eventually.TrueAsync(() => heard.Contains("one"), "it hears");
        await using (var other = await DataSource.OpenConnectionAsync())
            await other.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and pid <> pg_backend_pid()");
        await Eventually.TrueAsync(() => connects == 2, "it listens again");
        await SendAsync("two");
        await Eventually.TrueAsync(() => heard.Contains("two"), "it hears again");

        await stop.CancelAsync();
        await running;
        Assert.That(heard, Is.EqualTo(new[] { "one", "two" }));
    }

    private async Task SendAsync(string payload)
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("select pg_notify('news', @payload)", new { payload });
    }
}
