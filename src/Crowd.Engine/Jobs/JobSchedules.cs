using Dapper;
using Npgsql;

namespace Crowd.Engine.Jobs;

/// <summary>The table <c>job_schedules</c>: what is asked for again and again, and when next.</summary>
public sealed class JobSchedules(NpgsqlDataSource database, JobCatalog catalog, JobClock clock)
{
    /// <summary>Asks for the run at every interval from now on. A schedule that is already so goes on as it is.</summary>
    public async Task SetAsync(TimeSpan interval, JobRequest request, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            $$"""
            insert into job_schedules as s (job, key, campaign_id, args, every, next_at)
            values (@Job, @Key, @CampaignId, @Args::jsonb, @interval, {{JobClock.Now}})
            on conflict (job, key) do update set campaign_id = excluded.campaign_id, args = excluded.args, every = excluded.every, next_at = excluded.next_at
            where (s.campaign_id, s.args, s.every) is distinct from (excluded.campaign_id, excluded.args, excluded.every)
            """,
            new { request.Job, request.Key, request.CampaignId, Args = request.Args ?? "{}", interval, now = clock.Reading },
            transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);

    /// <summary>
    /// Asks for the runs whose time has come, once each however many nodes look and however long none did. A next time that is further away
    /// than the interval was reckoned before the database's clock was set back: it has come too. Jobs that this version does not know are left.
    /// </summary>
    public async Task AskForDueAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync(new CommandDefinition(
            $"""
            with t as materialized (select {JobClock.Now} as now),
            due as materialized (
              select s.*, t.now from job_schedules s, t
              where job = any(@known) and next_at not between t.now and t.now + every
              for update of s skip locked),
            moved as (
              update job_schedules s
              set next_at = case when d.next_at > d.now then d.now + d.every
                            else d.next_at + d.every * (floor(extract(epoch from d.now - d.next_at) / extract(epoch from d.every)) + 1) end
              from due d where (s.job, s.key) = (d.job, d.key))
            insert into job_runs as r (job, key, args, campaign_id, state, due_at, queued_at)
            select job, key, args, campaign_id, 'queued', now, now from due
            on conflict (job, key) where state in ('queued', 'retrying') do update set due_at = least(r.due_at, excluded.due_at) where r.state = 'queued'
            """, new { known = catalog.All.Select(job => job.Name).ToArray(), now = clock.Reading }, cancellationToken: cancellationToken)).ConfigureAwait(false);
    }
}
