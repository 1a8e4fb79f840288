using System.Diagnostics;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Collecting;
using Crowd.Engine.Enforcing;
using Crowd.Engine.Reviewing;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Storage;
using Crowd.Postgres;
using Crowd.Rules;
using Dapper;
using Npgsql;

namespace Crowd.Benchmarks.Rules;

/// <summary>
/// The same batches through PostgreSQL: what storing 1,000 answers takes (submissions, answers, counters, journal), and what judging their evidence by
/// 200 rules takes (reading it, evaluating, recording verdicts and place), as the engine does both.
/// </summary>
internal sealed class BatchSpeed(NpgsqlDataSource database, long campaign, long hit, long firstItem, int historyItems)
{
    private const int Workers = 500;
    private const int BatchAnswers = 1000;
    private const int Batches = 24;
    private const int WarmUp = 4;
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly JudgedCampaigns _memory = new();
    private readonly Random _random = new(2);

    public static async Task RunAsync(int historyAnswers, string rules, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var folder = Directory.CreateTempSubdirectory("crowd-rules-speed-");
        try
        {
            await using var postgres = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder.FullName }, null, cancellationToken);
            await using var database = PostgresDataSource.Create(await postgres.EnsureDatabaseAsync("speed", cancellationToken), new PostgresOptions());
            await EngineSchema.MigrateAsync(database, cancellationToken);
            var speed = await MakeAsync(database, historyAnswers / Workers, rules, cancellationToken);
            Console.WriteLine($"history of {historyAnswers:N0} answers stored in {watch.Elapsed.TotalSeconds:F1} s");
            await speed.MeasureAsync(cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<BatchSpeed> MakeAsync(NpgsqlDataSource database, int historyItems, string rules, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var definition = new CampaignDefinition
        {
            Name = "speed", Project = "speed", Marketplace = "none", Classes = ["a", "b"], Title = "t", Description = "d", Reward = Money.FromUsd(0.01m),
            Budget = Money.FromUsd(1), Rules = rules, Items = [.. Enumerable.Range(0, historyItems + (2 * Batches)).Select(i => new CampaignItem($"i{i}", new Dictionary<string, string>()))],
        };
        var id = await CampaignWriter.InsertAsync(transaction, definition, "benchmark", Start, cancellationToken);
        await CampaignWriter.MakePartitionsAsync(transaction, id, cancellationToken);
        var items = await CampaignWriter.CopyItemsAsync(transaction, id, definition, cancellationToken);
        var workers = (await connection.QueryAsync<long>(
            "insert into workers (marketplace, external_id, first_seen) select 'none', 'w' || n, now() from generate_series(1, @Workers) n returning worker_id",
            new { Workers })).Order().ToArray();
        var hit = await connection.QuerySingleAsync<long>(
            """
            insert into hits (campaign_id, page, round, token, state, marketplace_hit_id, seats, reward_micros, fee_micros, planned_at)
            values (@id, 0, 0, 'speed', 'open', 'speed', 1000, 0, 0, now()) returning hit_id
            """, new { id });
        await HistoryAsync(connection, id, hit, items[0], workers[0], historyItems);
        await transaction.CommitAsync(cancellationToken);
        await connection.ExecuteAsync("analyze answers, evidence");
        return new BatchSpeed(database, id, hit, items[0], historyItems);
    }

    // Every worker has answered every item of the history: nine of ten beside the others' consensus, one a check question. All are good, so that the rules
    // have nothing to record.
    private static async Task HistoryAsync(NpgsqlConnection connection, long id, long hit, long firstItem, long firstWorker, int items)
    {
        var args = new { id, hit, firstItem, firstWorker, items, last = Workers - 1, start = Start };
        await connection.ExecuteAsync(
            """
            set local session_replication_role = replica; -- no need to check what is made here
            insert into submissions (campaign_id, hit_id, worker_id, assignment_id, state, raw, accepted_at, submitted_at, collected_at)
            select @id, @hit, @firstWorker + w, 'history' || w, 'approved', '', @start, @start, @start from generate_series(0, @last) w;
            insert into answers (campaign_id, item_id, worker_id, submission_id, label, answered_at, duration_ms)
            select @id, @firstItem + i, s.worker_id, s.submission_id, i % 2, @start + make_interval(secs => i), 9000
            from generate_series(0, @items - 1) i, submissions s where s.campaign_id = @id;
            insert into evidence (campaign_id, at, kind, worker_id, item_id, word, n1, n2, n3, n4, n5)
            select @id, @start + make_interval(secs => i), k, @firstWorker + w, @firstItem + i, case when k = 2 then 'either-or' else chr(97 + (i * 31 + w) % 2) end,
              case when k = 3 then 2000 + (i * 7919 + w * 104729) % 15000 else ((i * 7919 + w * 104729) % 1000 < 930 + 50 * w / 500)::int end,
              case when k = 2 then 0.9 end, null, case when k = 2 then 0.5 end, case when k = 2 then 3 end
            from generate_series(0, @items - 1) i, generate_series(0, @last) w, lateral (values (3), (case when (i + w) % 10 = 0 then 1 else 2 end)) kinds(k)
            order by i, w, k desc;
            set local session_replication_role = default
            """, args, commandTimeout: 600);
    }

    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var all = new Judge(database, _memory, new ReviewingOptions(), TimeProvider.System) { SaveEvery = int.MaxValue };
        var (facts, verdicts) = await all.JudgeAsync(campaign, cancellationToken);
        Console.WriteLine($"history of {facts:N0} facts judged in {watch.Elapsed.TotalSeconds:F1} s, {verdicts:N0} verdicts");
        var judge = new Judge(database, _memory, new ReviewingOptions(), TimeProvider.System);
        var (inserts, judgings, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var batch = 0; batch < Batches; batch++)
        {
            var insert = await TimeAsync(() => StoreAsync(batch, cancellationToken));
            var judging = await TimeAsync(() => judge.JudgeAsync(campaign, cancellationToken));
            if (batch < WarmUp)
                continue;
            inserts.Add(insert);
            judgings.Add(judging);
            ratios.Add(judging / insert);
        }
        Console.WriteLine($"batch of {BatchAnswers} answers of {Workers} workers, by the clock: storing it {Text(inserts)}, judging it {Text(judgings)}, ratio {Text(ratios, "F2", "")}");
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    // What Collecting does for a batch in its transaction, and the peer evidence that Scoring would add.
    private async Task StoreAsync(int batch, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await EvidenceJournal.LockAsync(transaction, campaign, cancellationToken);
        var rows = new SubmissionRows(transaction, Stored(), Start);
        var (submissions, answers) = await rows.InsertAsync([.. Enumerable.Range(0, BatchAnswers).Select(n => Submission(batch, n))], cancellationToken);
        await rows.CountAsync(submissions, answers, cancellationToken);
        var peers = answers.Where(a => !a.IsCheck).Select(a => new EvidenceRow(
            EvidenceKind.Peer, a.Submission.New.Session.SubmittedAt.UtcDateTime, a.Submission.WorkerId, a.Answer.Question.ItemId,
            Word: Evidence.WordOfClasses(2), N1: a.Answer.Label, N2: 0.9, N4: 0.5, N5: 3));
        var times = await UsualTimes.LoadAsync(transaction, campaign, answers, cancellationToken);
        await EvidenceJournal.AppendAsync(transaction, campaign, Facts.Of(submissions, answers, ["a", "b"], times).Concat(peers), cancellationToken);
        await times.SaveAsync(transaction, campaign, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private NewSubmission Submission(int batch, int n)
    {
        var (worker, item) = (n % Workers, firstItem + historyItems + (2 * batch) + (n / Workers));
        var at = new DateTimeOffset(Start).AddDays(1).AddSeconds((batch * BatchAnswers) + n);
        var session = new Session($"b{batch}n{n}", $"w{worker + 1}", "speed", SessionState.Submitted, at.AddSeconds(-2 - _random.Next(15)), at, null, "<QuestionFormAnswers/>");
        var isCheck = n % 10 == 0;
        var right = _random.NextDouble() < 0.93 + (0.05 * worker / Workers);
        return new NewSubmission(hit, session, [new PageAnswer(new PageQuestion(hit, 1, item, isCheck ? "check" : "work", isCheck ? 1 : null), right ? 1 : 0)], null);
    }

    private Campaign Stored() => new(
        campaign, 1, "speed", CampaignState.Running, null, false, new CampaignDefinition
        {
            Name = "speed", Project = "speed", Marketplace = "none", Classes = ["a", "b"], Title = "t", Description = "d", Reward = Money.FromUsd(0.01m),
            Budget = Money.FromUsd(1), Items = [],
        }, Start, null, 0, 0);

    private static string Text(List<double> values, string format = "F0", string unit = " ms")
    {
        values.Sort();
        string Say(double value) => value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
        return $"median {Say(values[values.Count / 2])}{unit} (best {Say(values[0])}, worst {Say(values[^1])})";
    }
}
