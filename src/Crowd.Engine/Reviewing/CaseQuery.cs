using System.Text.Json;
using Crowd.Engine.Enforcing;
using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Reviewing;

/// <summary>Reads cases: what was asked for together about one worker, by what evidence, and what it holds now.</summary>
public sealed class CaseQuery(NpgsqlDataSource database)
{
    private const string Cases =
        """
        with keys as (
          select a.campaign_id, a.firing, a.worker_id, min(a.action_id) as first from actions a
          where (@campaignId::bigint is null or a.campaign_id = @campaignId)
            and (@actionId::bigint is null or (a.campaign_id, a.firing) = (select t.campaign_id, t.firing from actions t where t.action_id = @actionId)
                 and a.worker_id is not distinct from (select t.worker_id from actions t where t.action_id = @actionId))
          group by 1, 2, 3 having @state::text is null or bool_or(a.state = @state)
          order by 4 desc limit @size offset @skip)
        select k.first as case_id, a.action_id, a.campaign_id, c.name as campaign, a.worker_id, w.external_id as worker, a.answers, a.rule, v.version as rule_version,
          coalesce(v.author, a.author) as asked_by, a.reason, a.created_at, a.firing, a.evidence::text as evidence, a.kind, a.args::text as args, a.state,
          a.confirmed_by, a.applied_at, a.reverted_at, a.expires_at, a.error, h.answers_held, h.items_held, h.items_bought_anew, r.rejections, r.rejected_micros
        from keys k
        join actions a on a.campaign_id = k.campaign_id and a.firing = k.firing and a.worker_id is not distinct from k.worker_id
        join campaigns c on c.campaign_id = a.campaign_id
        left join workers w on w.worker_id = a.worker_id left join rule_versions v on v.rule_version_id = a.rule_version_id
        cross join lateral (
          select count(*)::int as answers_held, count(distinct d.item_id)::int as items_held,
                 count(distinct d.item_id) filter (where exists (
                   select 1 from answers n where n.campaign_id = d.campaign_id and n.item_id = d.item_id and n.discarded_by is null and n.answered_at > a.applied_at))::int as items_bought_anew
          from answers d where d.campaign_id = a.campaign_id and d.worker_id = a.worker_id and d.discarded_by = a.action_id) h
        cross join lateral (
          select count(*)::int as rejections, coalesce(sum(p.reward_micros + p.fee_micros), 0)::bigint as rejected_micros
          from submissions s join hits p using (hit_id)
          where a.kind = 'reject' and s.campaign_id = a.campaign_id and s.worker_id = a.worker_id and s.state = 'rejected' and s.decided_by = 'action:' || a.action_id) r
        order by k.first desc, a.action_id
        """;

    /// <summary>The case that an action belongs to; null where there is no such action in the campaign.</summary>
    public async Task<ActionCase?> FindAsync(long campaignId, long actionId, CancellationToken cancellationToken) =>
        await ReadAsync(campaignId, actionId, null, 1, 1, cancellationToken) is [var found] ? found : null;

    /// <summary>Cases, newest first.</summary>
    /// <param name="campaignId">Of this campaign; null for all.</param>
    /// <param name="state">Only those with an action in this state; null for all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="size">Cases a page.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public Task<IReadOnlyList<ActionCase>> ListAsync(long? campaignId, string? state, int page, int size, CancellationToken cancellationToken) =>
        ReadAsync(campaignId, null, state, page, size, cancellationToken);

    private async Task<IReadOnlyList<ActionCase>> ReadAsync(
        long? campaignId, long? actionId, string? state, int page, int size, CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync<Row>(Cases, new { campaignId, actionId, state, size, skip = (page - 1L) * size }, cancellationToken);
        return [.. rows.GroupBy(r => r.CaseId).Select(g => Case([.. g]))];
    }

    private static ActionCase Case(Row[] rows)
    {
        var first = rows[0];
        return new ActionCase
        {
            CampaignId = first.CampaignId, Campaign = first.Campaign, WorkerId = first.WorkerId, Worker = first.Worker, Answers = first.Answers,
            Rule = first.Rule, RuleVersion = first.RuleVersion, AskedBy = first.AskedBy, Reason = first.Reason, CreatedAt = first.CreatedAt,
            Firing = first.Firing, Evidence = first.Evidence, Measurements = Measured(first.Evidence),
            Actions = [.. rows.Select(r => new CaseAction
            {
                ActionId = r.ActionId, Kind = r.Kind, Args = r.Args, State = r.State, ConfirmedBy = r.ConfirmedBy, AppliedAt = r.AppliedAt, RevertedAt = r.RevertedAt,
                ExpiresAt = r.ExpiresAt, Error = r.Error, AnswersHeld = r.AnswersHeld, ItemsHeld = r.ItemsHeld, ItemsBoughtAnew = r.ItemsBoughtAnew,
                Rejections = r.Rejections, RejectedMicros = r.RejectedMicros,
            })],
        };
    }

    private static IReadOnlyList<Measurement> Measured(string evidence)
    {
        using var document = JsonDocument.Parse(evidence);
        return document.RootElement.TryGetProperty("measurements", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.Deserialize<List<Measurement>>(VerdictWriter.Json) ?? []
            : [];
    }

    private sealed record Row
    {
        public required long CaseId { get; init; }
        public required long ActionId { get; init; }
        public required long CampaignId { get; init; }
        public required string Campaign { get; init; }
        public long? WorkerId { get; init; }
        public string? Worker { get; init; }
        public required int Answers { get; init; }
        public string? Rule { get; init; }
        public int? RuleVersion { get; init; }
        public required string AskedBy { get; init; }
        public required string Reason { get; init; }
        public required DateTime CreatedAt { get; init; }
        public required string Firing { get; init; }
        public required string Evidence { get; init; }
        public required string Kind { get; init; }
        public required string Args { get; init; }
        public required string State { get; init; }
        public string? ConfirmedBy { get; init; }
        public DateTime? AppliedAt { get; init; }
        public DateTime? RevertedAt { get; init; }
        public DateTime? ExpiresAt { get; init; }
        public string? Error { get; init; }
        public required int AnswersHeld { get; init; }
        public required int ItemsHeld { get; init; }
        public required int ItemsBoughtAnew { get; init; }
        public required int Rejections { get; init; }
        public required long RejectedMicros { get; init; }
    }
}
