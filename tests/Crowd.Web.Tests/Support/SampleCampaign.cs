using Crowd.Engine.Campaigns;
using Crowd.Engine.Marketplaces;
using Dapper;
using Npgsql;

namespace Crowd.Web.Tests.Support;

/// <summary>
/// A campaign in the middle of its life: 60 items of three classes, 12 workers, three answers each; one worker is excluded, one may be,
/// jobs have run and failed. Some of what workers and requesters wrote is hostile.
/// </summary>
internal static class SampleCampaign
{
    public const string Name = "animals";
    public const string HostileKey = "k-<img src=x onerror=alert(1)>";
    public const string HostileText = "<script>alert('payload')</script>";
    public const string HostileAnswer = "<script>alert('answer')</script>";
    public const string HostileWorker = "A<b onmouseover=alert(1)>W</b>";
    public const string HostileReason = "<img src=x onerror=alert('reason')>";
    public const string Rules = "# <script>alert('rules')</script>\n- rule: fails\n  when: gold.accuracy < 70% surely\n  then: [warn]\n";

    public static async Task<long> SeedAsync(ConsoleHost host, NpgsqlDataSource database)
    {
        var id = await host.Get<CampaignLauncher>().LaunchAsync(Definition(), "manager", null, CancellationToken.None);
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(Work, new { id, HostileWorker, HostileAnswer });
        await connection.ExecuteAsync(Judgement, new { id, HostileReason });
        await connection.ExecuteAsync(Jobs, new { id });
        return id;
    }

    /// <summary>What workers' answers have said so far, as facts of the journal: the twelfth worker is wrong in three check questions of four.</summary>
    public static async Task AddJournalAsync(NpgsqlDataSource database, long campaignId)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into evidence (campaign_id, at, kind, worker_id, item_id, word, n1)
            select @campaignId, now() - interval '40 minutes' + n * interval '5 seconds', k.kind, w.worker_id, i.item_id,
              case k.kind when 1 then 'cat' else 'dog' end, case k.kind when 1 then (w.worker_id % 12 <> 0 or n % 4 = 0)::int else 4000 end
            from generate_series(1, 60) n cross join (values (3), (1)) k(kind) cross join workers w
            join (select item_id, row_number() over (order by item_id) as n from items where campaign_id = @campaignId) i using (n)
            order by n, w.worker_id, k.kind desc on conflict do nothing
            """, new { campaignId });
    }

    /// <summary>Makes check questions of the first 20 items, everyone right in all but the first, whose gold label is wrong.</summary>
    public static async Task AddWrongGoldAsync(NpgsqlDataSource database, long campaignId)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into answers (campaign_id, item_id, worker_id, submission_id, label, answered_at)
            select @campaignId, i, w.worker_id, (select min(submission_id) from submissions where worker_id = w.worker_id), 0, now() from generate_series(1, 20) i cross join workers w
            on conflict do nothing;
            update items set role = 'check', gold = case item_id when 1 then 2 else item_id % 3 end where campaign_id = @campaignId and item_id <= 20;
            update answers set label = item_id % 3, value = null where campaign_id = @campaignId and item_id <= 20;
            """, new { campaignId });
    }

    private static CampaignDefinition Definition() => new()
    {
        Name = Name, Project = "tests", Marketplace = ConsoleHost.Marketplace, Classes = ["cat", "dog", "bird"],
        Title = "Which animal?", Description = "Say what you see.", Reward = Money.FromUsd(0.05m), Budget = Money.FromUsd(100), Rules = Rules,
        Items = [.. Enumerable.Range(1, 59).Select(i => Item($"animal-{i:000}", $"Picture {i}")), Item(HostileKey, HostileText)],
    };

    private static CampaignItem Item(string key, string text) => new(key, new Dictionary<string, string> { ["text"] = text });

    private const string Work =
        """
        insert into workers (marketplace, external_id, first_seen)
        select 'fake', case n when 12 then @HostileWorker else 'A' || lpad(n::text, 3, '0') || 'WORKER' end, now() - interval '1 hour' from generate_series(1, 12) n;

        update hits set state = case when hit_id % 7 = 0 then 'open' else 'closed' end, marketplace_hit_id = 'H' || hit_id, collected = 3,
          first_sent_at = now() - interval '1 hour', opened_at = now() - interval '1 hour' where campaign_id = @id;

        insert into submissions (campaign_id, hit_id, worker_id, assignment_id, state, raw, accepted_at, submitted_at, collected_at)
        select @id, h.hit_id, w.worker_id, 'ASG' || h.hit_id || '-' || k, 'approved', '<QuestionFormAnswers/>',
          now() - interval '50 minutes' + h.n * interval '40 seconds', now() - interval '50 minutes' + h.n * interval '45 seconds', now() - interval '50 minutes' + h.n * interval '46 seconds'
        from (select hit_id, row_number() over (order by hit_id) as n from hits where campaign_id = @id) h
        cross join generate_series(0, 2) k
        join (select worker_id, row_number() over (order by worker_id) as n from workers) w on w.n = (h.n * 5 + k * 4) % 12 + 1;

        insert into answers (campaign_id, item_id, worker_id, submission_id, label, answered_at, duration_ms)
        select @id, hi.item_id, s.worker_id, s.submission_id,
          case when s.worker_id % 12 = 0 then 0 when (s.worker_id * 7 + hi.item_id) % 11 = 0 then (hi.item_id + 1) % 3 else hi.item_id % 3 end,
          s.submitted_at, 3000 + s.worker_id::int * 300
        from submissions s join hit_items hi using (hit_id) where s.campaign_id = @id;
        update answers set label = null, value = to_jsonb(@HostileAnswer::text)
        where campaign_id = @id and (item_id, worker_id) = (
          select item_id, min(worker_id) from answers a join items i using (campaign_id, item_id) where campaign_id = @id and i.key like 'k-%' group by item_id);

        insert into ledger (campaign_id, kind, amount_micros, ref, at)
        select @id, k.kind, k.amount, 'assignment:' || assignment_id, submitted_at
        from submissions cross join (values ('release', 60000), ('reward', 50000), ('reward-fee', 10000)) k(kind, amount) where campaign_id = @id;
        """;

    private const string Judgement =
        """
        insert into consensus (campaign_id, item_id, label, confidence, majority_label, majority_share, answers, method, scored_at)
        select @id, item_id, item_id % 3, 0.5 + (item_id % 50) / 100.0, item_id % 3, 0.667, 3, 'dawid-skene', now() from items where campaign_id = @id;
        update items set state = case when item_id % 10 = 0 then 'unsure' when item_id % 10 < 3 then 'open' else 'done' end where campaign_id = @id;

        insert into worker_stats (campaign_id, worker_id, answers, gold_answers, gold_right, peer_answers, agreement, agreement_low, agreement_high, skill, confusion, median_ms, standing, last_answer_at)
        select @id, worker_id, count(*), 4, case when worker_id % 12 = 0 then 1 else 4 end, count(*),
          case when worker_id % 12 = 0 then 0.33 else 0.8 + worker_id * 0.01 end, 0.2, 0.95, case when worker_id % 12 = 0 then 0.34 else 0.9 end,
          array[0.9, 0.05, 0.05, 0.1, 0.8, 0.1, 0.2, 0.2, 0.6]::double precision[], 4000,
          case worker_id % 12 when 0 then 'excluded' when 11 then 'warned' else 'active' end, max(answered_at)
        from answers where campaign_id = @id group by worker_id;

        insert into actions (campaign_id, worker_id, kind, state, rule, rule_version_id, author, reason, evidence, answers, token, firing, created_at, applied_at)
        select @id, w.worker_id, a.kind, a.state, a.rule, case when a.rule is not null then v.rule_version_id end, coalesce(a.author, 'rule'), a.reason,
          jsonb_build_object('gold_right', 1, 'gold_answers', 4, 'note', @HostileReason), 15, 'token-' || @id || '-' || a.n, 'firing-' || a.n, now() - interval '10 minutes', case when a.state = 'applied' then now() end
        from (values (1, 12, 'exclude', 'applied', 'spammers', null, @HostileReason), (2, 11, 'block', 'proposed', 'spammers', null, 'surely below 60 %'),
                     (3, 3, 'warn', 'observed', 'slow', null, 'slower than others'), (4, 10, 'exclude', 'proposed', null, 'manager', 'wrote rude mail'),
                     (5, 9, 'discard', 'applied', 'spammers', null, 'answers set aside')) a(n, worker, kind, state, rule, author, reason)
        join workers w on w.worker_id = a.worker join rule_versions v on v.campaign_id = @id;
        update answers set discarded_by = (select min(action_id) from actions where campaign_id = @id) where campaign_id = @id and worker_id = 12;

        insert into audit (at, actor, verb, subject, campaign_id, before, after, reason)
        values (now(), 'manager', 'exclude applied', 'worker:12', @id, '{"state":"proposed"}', '{"state":"applied"}', '=HYPERLINK("http://x") ' || @HostileReason);
        """;

    private const string Jobs =
        """
        insert into job_runs (job, key, campaign_id, state, attempt, due_at, queued_at, handed_over_at, started_at, ended_at, node, message, error, counters)
        select j.job, 'campaign:' || @id || j.suffix, @id, j.state, j.attempt, now(), now() - interval '5 minutes', now(),
          case when j.state <> 'queued' then now() - interval '4 minutes' end, case when j.state in ('succeeded', 'failed') then now() - interval '3 minutes' end,
          case when j.state <> 'queued' then 'node-1' end, j.message, j.error, j.counters::jsonb
        from (values ('publish', '', 'succeeded', 1, null, null, '{"hits": 60}'), ('score', '', 'failed', 5, null, E'Crowd.Broken: <script>alert(1)</script>\n  at Somewhere', '{}'),
                     ('collect', '', 'running', 1, 'page 3 of 9', null, '{}'), ('enforce', '', 'queued', 0, null, null, '{}')) j(job, suffix, state, attempt, message, error, counters);
        insert into job_runs (job, key, state, attempt, due_at, queued_at, handed_over_at, started_at, ended_at, node)
        select 'reconcile', 'all:' || n, 'succeeded', 1, now(), now() - interval '2 minutes', now(), now() - interval '2 minutes', now(), 'node-2' from generate_series(1, 60) n;
        insert into alerts (campaign_id, kind, ref, text, raised_at) values (@id, 'job', 'score/campaign:' || @id, 'The job score failed five times.', now());
        """;
}
