using System.Diagnostics;
using System.Text.Json;
using Dapper;
using Npgsql;

namespace Crowd.Cli.Reports;

/// <summary>Makes a campaign's report from what the database says.</summary>
internal sealed class ReportReader(NpgsqlDataSource database)
{
    private const string Counts =
        """
        select c.name as campaign, c.state,
          (select count(*)::int from items where campaign_id = @id and role <> 'training') as items,
          (select count(distinct worker_id)::int from submissions where campaign_id = @id) as workers,
          (select count(*)::int from hits where campaign_id = @id and marketplace_hit_id is not null) as hits,
          (select count(*)::int from submissions where campaign_id = @id) as assignments,
          (select count(*)::int from answers where campaign_id = @id) as answers,
          (select count(*)::int from answers where campaign_id = @id and discarded_by is not null) as discarded,
          (select count(*)::int from submissions s join hit_items using (hit_id) where s.campaign_id = @id) as paid,
          (select max(method) from consensus where campaign_id = @id) as method,
          m.rewards_micros as rewards, m.fees_micros as fees, m.bonuses_micros as bonuses
        from campaigns c join campaign_money m using (campaign_id) where c.campaign_id = @id
        """;

    private const string Actions =
        """
        select w.external_id as worker, a.kind as action, a.state, a.rule, a.answers, a.reason, a.evidence::text as evidence
        from actions a join workers w using (worker_id) where a.campaign_id = @id order by a.action_id
        """;

    private const string Jobs =
        """
        select job, count(*) filter (where state = 'succeeded')::int as succeeded, count(*) filter (where state = 'failed')::int as failed,
          coalesce(sum(greatest(attempt - 1, 0)), 0)::int as retried, coalesce(sum(extract(epoch from ended_at - started_at)), 0)::double precision as seconds
        from job_runs where campaign_id = @id group by job
        """;

    private const string Labels =
        """
        select i.key, c.classes[k.label + 1] as label, c.classes[m.label + 1] as majority, coalesce(m.share, 0)::double precision as share
        from consensus k join items i using (campaign_id, item_id) join campaigns c using (campaign_id)
        left join lateral (
          -- What one would have without Crowd: all answers that came, a vote each; a tie of t counts 1/t.
          select label, 1.0 / count(*) over () as share from (
            select label, rank() over (order by count(*) desc) as place
            from answers a where a.campaign_id = k.campaign_id and a.item_id = k.item_id and a.label is not null group by label) v
          where place = 1) m on true
        where k.campaign_id = @id
        """;

    /// <summary>Reads the report.</summary>
    /// <param name="id">The campaign.</param>
    /// <param name="told">What the marketplace's side says.</param>
    /// <param name="truths">Item key to true label, only to judge the labels by.</param>
    /// <param name="names">Marketplace worker id to the name that people know; empty for the ids themselves.</param>
    /// <param name="elapsed">Since its launch.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public async Task<CampaignReport> ReadAsync(
        long id, MarketplaceSide told, IReadOnlyDictionary<string, string> truths, IReadOnlyDictionary<string, string> names, TimeSpan elapsed,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var counts = await connection.QuerySingleAsync<CountRow>(new CommandDefinition(Counts, new { id }, cancellationToken: cancellationToken));
        var actions = await connection.QueryAsync<ActionRow>(new CommandDefinition(Actions, new { id }, cancellationToken: cancellationToken));
        var jobs = (await connection.QueryAsync<JobRow>(new CommandDefinition(Jobs, new { id }, cancellationToken: cancellationToken))).ToDictionary(j => j.Job);
        var labels = (await connection.QueryAsync<LabelRow>(new CommandDefinition(Labels, new { id }, cancellationToken: cancellationToken))).AsList();
        double Seconds(string job) => Math.Round(jobs.GetValueOrDefault(job)?.Seconds ?? 0, 3);
        return new CampaignReport
        {
            Campaign = counts.Campaign, State = counts.State, Items = counts.Items, Workers = counts.Workers, HitsPublished = counts.Hits,
            AssignmentsCollected = counts.Assignments, AnswersCollected = counts.Answers, AnswersDiscarded = counts.Discarded,
            AnswersRepeated = counts.Paid - counts.Answers, Duplicates = told.HitsTwice, Lost = told.AnswersTaken - counts.Paid,
            Consensus = new(counts.Method, Accuracy(labels, truths, l => l.Label == truths[l.Key] ? 1 : 0)),
            Majority = new(null, Accuracy(labels, truths, l => l.Majority == truths[l.Key] ? 1 : 0, weigh: true)),
            WorkersActedOn = [.. actions.Select(a => new CampaignReport.ActedOn(
                names.GetValueOrDefault(a.Worker, a.Worker), a.Action, a.State, a.Rule, a.Answers, a.Reason, JsonDocument.Parse(a.Evidence).RootElement))],
            Spend = new(counts.Rewards / 1_000_000m, counts.Fees / 1_000_000m, counts.Bonuses / 1_000_000m),
            Seconds = new(Math.Round(elapsed.TotalSeconds, 3), Seconds("publish"), Seconds("collect"), Seconds("score"), Seconds("enforce")),
            JobRuns = new(jobs.Values.Sum(j => j.Succeeded), jobs.Values.Sum(j => j.Failed), jobs.Values.Sum(j => j.Retried)),
            Throughput = new(Math.Round(counts.Hits / elapsed.TotalSeconds, 1), Math.Round(counts.Answers / elapsed.TotalSeconds, 1)),
            PeakRssBytes = Process.GetCurrentProcess().PeakWorkingSet64,
        };
    }

    // One row an item, or one a tied label where majorities are weighed by their share.
    private static double? Accuracy(List<LabelRow> labels, IReadOnlyDictionary<string, string> truths, Func<LabelRow, double> right, bool weigh = false)
    {
        var judged = labels.Where(l => truths.ContainsKey(l.Key)).ToList();
        var items = judged.Select(l => l.Key).Distinct().Count();
        return items == 0 ? null : Math.Round((weigh ? judged.Sum(l => right(l) * l.Share) : judged.DistinctBy(l => l.Key).Sum(right)) / items, 6);
    }

    private sealed record CountRow(
        string Campaign, string State, int Items, int Workers, int Hits, int Assignments, int Answers, int Discarded, int Paid, string? Method,
        decimal Rewards, decimal Fees, decimal Bonuses);

    private sealed record ActionRow(string Worker, string Action, string State, string? Rule, int Answers, string Reason, string Evidence);

    private sealed record JobRow(string Job, int Succeeded, int Failed, int Retried, double Seconds);

    private sealed record LabelRow(string Key, string Label, string? Majority, double Share);
}
