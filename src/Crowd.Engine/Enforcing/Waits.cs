using System.Text.Json;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Jobs;
using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>
/// Who has to wait: workers slowed down who have reached their number enter and leave the waiting list by the clock, those in training when they
/// have passed. Each step is written before the marketplace is told, and may be repeated.
/// </summary>
internal sealed class Waits(NpgsqlDataSource database, WaitingList waiting, IJobScheduler scheduler, TimeProvider clock)
{
    /// <summary>A training is passed with this many of the last answers to its check questions …</summary>
    public const int LeastAnswers = 5;

    /// <summary>… of which this share is right.</summary>
    public const double LeastShare = 0.8;

    /// <summary>Answers of a training that are looked back at.</summary>
    public const int LookedAt = 10;

    /// <summary>Brings the list up to date, and asks for the next look when the next one may go on.</summary>
    public async Task RunAsync(long campaignId, CancellationToken cancellationToken)
    {
        await EnterAsync(campaignId, cancellationToken);
        await PassAsync(campaignId, cancellationToken);
        await LeaveAsync(campaignId, cancellationToken);
        var next = await database.OneAsync<DateTime?>("select min(until) from waits where campaign_id = @campaignId", new { campaignId }, cancellationToken);
        if (next is { } at)
            await scheduler.EnqueueAsync(JobRequest.ForCampaign(StageNames.Enforce, campaignId, Later(new DateTimeOffset(at) - clock.GetUtcNow())), cancellationToken);
        await TellTraineesAsync(campaignId, cancellationToken);
    }

    private async Task EnterAsync(long campaignId, CancellationToken cancellationToken)
    {
        var throttles = await ActionStore.InForceAsync(database, campaignId, "throttle", cancellationToken);
        if (throttles.Count > 0)
            await database.RunAsync(Sql.Of("Enforcing", "enter_waits"), new
            {
                campaignId, now = clock.GetUtcNow(), actions = throttles.Select(t => t.ActionId).ToArray(), workers = throttles.Select(t => t.WorkerId!.Value).ToArray(),
                most = throttles.Select(t => ((RuleAction.Throttle)t.Action).Answers).ToArray(), per = throttles.Select(t => ((RuleAction.Throttle)t.Action).Per).ToArray(),
            }, cancellationToken);
        foreach (var action in await InAsync(campaignId, "entering", cancellationToken))
        {
            await waiting.PutAsync(action, cancellationToken);
            await database.RunAsync("update waits set state = 'in' where action_id = @ActionId and state = 'entering'", new { action.ActionId }, cancellationToken);
        }
    }

    private async Task LeaveAsync(long campaignId, CancellationToken cancellationToken)
    {
        await database.RunAsync("update waits set state = 'leaving' where campaign_id = @campaignId and state = 'in' and until <= @now",
            new { campaignId, now = clock.GetUtcNow() }, cancellationToken);
        foreach (var action in await InAsync(campaignId, "leaving", cancellationToken))
        {
            await waiting.RemoveAsync(action, cancellationToken);
            await database.RunAsync("delete from waits where action_id = @ActionId and state = 'leaving'", new { action.ActionId }, cancellationToken);
        }
    }

    // Passed: told to the rules as a fact, and the action ends like one that is taken back.
    private Task PassAsync(long campaignId, CancellationToken cancellationToken) => database.InTransactionAsync(async (transaction, token) =>
    {
        await EvidenceJournal.LockAsync(transaction, campaignId, token);
        var passed = await transaction.RowsAsync<(long ActionId, long WorkerId, int Answers, double Share)>(
            Sql.Of("Enforcing", "passed_trainings"), new { campaignId, LeastAnswers, LeastShare, LookedAt }, token);
        if (passed.Count == 0)
            return;
        foreach (var (action, _, answers, share) in passed)
            await transaction.RunAsync("update actions set state = 'reverting', effects = coalesce(effects, '{}') || @passed::jsonb where action_id = @action",
                new { action, passed = JsonSerializer.Serialize(new { passed = new { answers, share } }) }, token);
        await EvidenceJournal.AppendAsync(transaction, campaignId, passed.Select(p =>
            new EvidenceRow(EvidenceKind.TrainingResult, clock.GetUtcNow().UtcDateTime, p.WorkerId, null, Word: "passed", N1: p.Share)), token);
        await scheduler.EnqueueAsync(JobRequest.ForCampaign(StageNames.Enforce, campaignId), transaction, token);
    }, cancellationToken);

    // Where this campaign is a training, others wait for what was answered in it.
    private async Task TellTraineesAsync(long campaignId, CancellationToken cancellationToken)
    {
        var campaigns = await database.RowsAsync<long>(
            """
            select distinct w.campaign_id from waits w join actions a using (action_id)
            where a.kind = 'train' and a.state = 'applied' and a.args ->> 'Set' = (select name from campaigns where campaign_id = @campaignId) and w.campaign_id <> @campaignId
            """, new { campaignId }, cancellationToken);
        foreach (var campaign in campaigns)
            await scheduler.EnqueueAsync(JobRequest.ForCampaign(StageNames.Enforce, campaign), cancellationToken);
    }

    private async Task<IReadOnlyList<ActionRow>> InAsync(long campaignId, string state, CancellationToken cancellationToken)
    {
        var ids = await database.RowsAsync<long>("select action_id from waits where campaign_id = @campaignId and state = @state order by action_id", new { campaignId, state }, cancellationToken);
        return ids.Count == 0 ? [] : await ActionStore.GetAsync(database, ids, cancellationToken);
    }

    private static TimeSpan Later(TimeSpan wait) => wait > TimeSpan.FromSeconds(1) ? wait : TimeSpan.FromSeconds(1);
}
