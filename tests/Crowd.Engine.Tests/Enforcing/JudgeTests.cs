using Crowd.Engine.Enforcing;
using Crowd.Engine.Reviewing;
using Crowd.Engine.Tests.Support;
using Crowd.Rules;

namespace Crowd.Engine.Tests.Enforcing;

internal sealed class JudgeTests : EngineFixture
{
    private const string TwoRules = """
        - rule: fails
          when: gold.accuracy < 70% surely and gold.answers >= 5
          then: [warn]
        - rule: three wrong
          when: gold.wrong_in_a_row >= 3
          then: [flag]
          cool-down: 4 answers
        """;

    // Right at first, then hardly ever: both rules fire, the second several times.
    private static readonly string Outcomes = "1111011110" + string.Concat(Enumerable.Repeat("0001000", 8));

    [Test]
    public async Task Processes_that_take_turns_judge_as_one_does()
    {
        var (alone, turns) = (await LaunchAsync(TwoRules), await LaunchAsync(TwoRules));
        var single = NewJudge();
        Judge[] several = [NewJudge(), NewJudge(), NewJudge()];
        for (var n = 0; n < Outcomes.Length; n += 3)
        {
            await TellAsync([alone, turns], Outcomes[n..Math.Min(n + 3, Outcomes.Length)]);
            await single.JudgeAsync(alone.Id, CancellationToken.None);
            await several[n / 3 % 3].JudgeAsync(turns.Id, CancellationToken.None);
        }

        Assert.That(await FiringsAsync(turns), Is.EqualTo(await FiringsAsync(alone)).And.Count.GreaterThan(3));
    }

    [Test]
    public async Task Memory_that_is_written_now_and_then_and_read_anew_is_the_same_memory()
    {
        var (kept, saved) = (await LaunchAsync(TwoRules), await LaunchAsync(TwoRules));
        var keeps = NewJudge();
        for (var n = 0; n < Outcomes.Length; n++)
        {
            await TellAsync([kept, saved], Outcomes[n..(n + 1)]);
            await keeps.JudgeAsync(kept.Id, CancellationToken.None);
            await NewJudge(saveEvery: 5).JudgeAsync(saved.Id, CancellationToken.None);
        }

        Assert.That(await FiringsAsync(saved), Is.EqualTo(await FiringsAsync(kept)).And.Count.GreaterThan(3));
        Assert.That(await World.ScalarAsync<long>("select saved_seq from enforcement where campaign_id = @Id", new { kept.Id }), Is.Zero);
        Assert.That(await World.ScalarAsync<long>("select saved_seq from enforcement where campaign_id = @Id", new { saved.Id }), Is.Positive);
    }

    [Test]
    public async Task New_rules_know_the_history_and_do_not_fire_on_it_nor_again_for_what_fired()
    {
        var campaign = await LaunchAsync(TwoRules);
        var judge = NewJudge();
        await TellAsync([campaign], "0000000000");
        await judge.JudgeAsync(campaign.Id, CancellationToken.None);
        var before = await FiringsAsync(campaign);
        await World.QueryAsync(
            """
            insert into rule_versions (campaign_id, version, text, sha256, author, reason, created_at)
            values (@Id, 2, @text, 'x', 'tester', 'one more', now())
            """, new { campaign.Id, text = TwoRules + "\n- rule: twelve\n  when: gold.answers >= 12\n  then: [flag]\n" });
        await TellAsync([campaign], "1");
        await judge.JudgeAsync(campaign.Id, CancellationToken.None);
        Assert.That(await FiringsAsync(campaign), Is.EqualTo(before), "ten wrong ones are no news");

        await TellAsync([campaign], "1");
        await judge.JudgeAsync(campaign.Id, CancellationToken.None);
        Assert.That((await FiringsAsync(campaign)).Except(before).Single(), Does.Contain("twelve"), "the history counts");
    }

    private Judge NewJudge(int saveEvery = 50_000) => new(DataSource, new JudgedCampaigns(), new ReviewingOptions(), World.Clock) { SaveEvery = saveEvery };

    private async Task<(long Id, long Worker)> LaunchAsync(string rules)
    {
        var id = await World.LaunchAsync(Some.Campaign() with { Rules = rules });
        return (id, await World.ScalarAsync<long>(
            "insert into workers (marketplace, external_id, first_seen) values (@Name, 'W' || @id, now()) returning worker_id", new { World.Name, id }));
    }

    private async Task TellAsync((long Id, long Worker)[] campaigns, string outcomes)
    {
        foreach (var (id, worker) in campaigns)
            await World.QueryAsync(
                """
                insert into evidence (campaign_id, at, kind, worker_id, item_id, n1)
                select @id, timestamptz '2026-01-01Z' + make_interval(mins => (base + o.nr)::int), @gold, @worker, base + o.nr, o.score::int
                from regexp_split_to_table(@outcomes, '') with ordinality o(score, nr), (select count(*) as base from evidence where campaign_id = @id) b order by o.nr
                """, new { id, worker, outcomes, gold = (short)EvidenceKind.Gold });
    }

    // By what is the same for two campaigns: when, what, on which evidence.
    private Task<List<string>> FiringsAsync((long Id, long Worker) campaign) => World.RowsAsync<string>(
        "select rule || ' ' || (evidence ->> 'at') || ' ' || reason from actions where campaign_id = @Id order by action_id", new { campaign.Id });
}
