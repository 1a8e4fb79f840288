using System.Text.Json;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Jobs;
using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Reviewing;

/// <summary>What a person asks for about a worker, without a rule. Recorded like a rule's firing, with the worker's figures of that moment as evidence.</summary>
public sealed class PersonalActions(NpgsqlDataSource database, IJobScheduler scheduler, ReviewingOptions options, TimeProvider clock)
{
    /// <summary>Asks for actions. A block waits for a second person where the settings say so; the rest is carried out at once.</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="workerId">A worker who has answered in it.</param>
    /// <param name="actions">What, in order; at least one.</param>
    /// <param name="user">Who.</param>
    /// <param name="reason">Why, in a sentence that the worker may read.</param>
    /// <param name="token">Names the request: the same token is recorded once.</param>
    /// <param name="cancellationToken">Breaks off; nothing is left behind.</param>
    /// <returns>The first action's number; null where the worker is not in the campaign, or the token was used before.</returns>
    public Task<long?> AskAsync(
        long campaignId, long workerId, IReadOnlyList<RuleAction> actions, string user, string reason, Guid token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actions);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return database.InTransactionAsync<long?>(async (transaction, ct) =>
        {
            var waits = options.SecondPersonForBlocks && actions.Any(a => a is RuleAction.Block);
            var ids = new List<long>();
            for (var number = 0; number < actions.Count; number++)
                ids.AddRange(await InsertAsync(transaction, new Asked(
                    campaignId, workerId, JsonSerializer.Serialize(actions[number]), waits ? "proposed" : "pending", user, reason, $"{campaignId}/{user}/{token:n}", number), ct));
            if (ids.Count == 0)
                return null;
            await scheduler.EnqueueAsync(JobRequest.ForCampaign(StageNames.Enforce, campaignId), transaction, ct);
            return ids[0];
        }, cancellationToken);
    }

    /// <summary>Records one action, with its line in the audit.</summary>
    internal async Task<List<long>> InsertAsync(NpgsqlTransaction transaction, Asked asked, CancellationToken cancellationToken) =>
        await transaction.RowsAsync<long>(
            """
            with asked as (
              insert into actions (campaign_id, worker_id, kind, args, state, author, reason, evidence, answers, firing, token, created_at)
              select s.campaign_id, s.worker_id, @Args::jsonb ->> 'do', @Args::jsonb, @State, @User, @Reason,
                     jsonb_build_object('askedBy', @User, 'figures', to_jsonb(s) - 'confusion'), s.answers, @Firing, @Firing || '/' || @Number, @now
              from worker_stats s where s.campaign_id = @CampaignId and s.worker_id = @WorkerId
              on conflict (token) do nothing returning *),
            noted as (
              insert into audit (at, actor, verb, subject, campaign_id, after, reason)
              select @now, @User, kind || ' asked for', 'worker:' || worker_id, campaign_id, jsonb_build_object('state', state, 'action', action_id), reason from asked)
            select action_id from asked
            """,
            new { asked.CampaignId, asked.WorkerId, asked.Args, asked.State, asked.User, asked.Reason, asked.Firing, asked.Number, now = clock.GetUtcNow() }, cancellationToken);

    /// <summary>One action asked for.</summary>
    internal sealed record Asked(long CampaignId, long WorkerId, string Args, string State, string User, string Reason, string Firing, int Number);
}
