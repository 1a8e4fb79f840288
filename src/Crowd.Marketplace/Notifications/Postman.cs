using Crowd.Marketplace.Faults;
using Crowd.Marketplace.Storage;
using Npgsql;

namespace Crowd.Marketplace.Notifications;

/// <summary>Empties the outbox of events: at least once, in no promised order, for a day at most.</summary>
internal sealed class Postman(Database database, Courier courier, FaultPlan faults, TimeProvider clock, MarketplaceOptions options, ILogger<Postman> logger)
    : BackgroundService
{
    private const int BatchSize = 50;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>Delivers what is due; answers how many were tried.</summary>
    public async Task<int> DeliverAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // taken with a lease: should this process die, another try follows
        var due = await database.AllAsync("""
            update events e set attempts = e.attempts + 1, next_try_at = $1::timestamptz + $2 * least(power(2, e.attempts), 64)
            from   accounts c
            where  c.account_id = e.account_id
            and    e.event_id = any (array(select d.event_id from events d where d.next_try_at <= $1 order by d.next_try_at limit $3 for update skip locked))
            returning e.event_id, e.event_type, e.happened_at, e.hit_type_id, e.hit_id, e.assignment_id, e.notification::text, c.requester_id, e.attempts, e.twice
            """, [now, Lease, BatchSize],
            row => (Id: row.GetInt64(0), Tries: row.GetInt32(8), Twice: row.GetBoolean(9), Spec: NotificationSpec.FromJson(row.GetString(6)), Document: new EventDocument(
                $"event{row.GetInt64(0)}", row.GetString(7), row.GetString(1), row.Moment(2), row.GetString(3), row.GetString(4), row.Text(5))),
            cancellationToken);
        await Task.WhenAll(due.Select(e => e.Tries == 1 && faults.DelaysNotification(e.Id)
            ? DelayAsync(e.Id, now, cancellationToken)
            : DeliverAsync(e.Id, e.Spec, e.Document, e.Twice || faults.DuplicatesNotification(e.Id), cancellationToken)));
        await database.RunAsync("delete from events where happened_at < $1", [now.AddDays(-1)], cancellationToken);
        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.SweepInterval <= TimeSpan.Zero)
            return;
        using var timer = new PeriodicTimer(options.SweepInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                while (await DeliverAsync(stoppingToken) == BatchSize)
                    stoppingToken.ThrowIfCancellationRequested();
            }
            catch (NpgsqlException e)
            {
                // the events stay in the outbox
                logger.DeliveryFailed(e.Message);
            }
    }

    private Task DelayAsync(long id, DateTimeOffset now, CancellationToken cancellationToken) => database.RunAsync(
        "update events set next_try_at = $2 where event_id = $1", [id, now + TimeSpan.FromMilliseconds(faults.Settings.LateByMs)], cancellationToken);

    private async Task DeliverAsync(long id, NotificationSpec spec, EventDocument document, bool twice, CancellationToken cancellationToken)
    {
        var failure = await courier.TrySendAsync(spec, document, cancellationToken);
        if (failure is not null)
        {
            logger.NotificationFailed(document.EventType, document.HitId, failure);
            return;
        }
        if (twice)
            await courier.TrySendAsync(spec, document, cancellationToken);
        await database.RunAsync("delete from events where event_id = $1", [id], cancellationToken);
    }
}
