using Crowd.Engine.Campaigns;
using Crowd.Engine.Enforcing;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Reviewing;
using Crowd.Engine.Settings;
using Crowd.Engine.Tests.Support;

namespace Crowd.Engine.Tests.Enforcing;

/// <summary>From answers to evidence, verdict and action, by rules as reviewers write them.</summary>
internal sealed class RuleDrivenTests : EngineFixture
{
    [Test]
    public async Task Whoever_rushes_is_warned_and_nobody_else()
    {
        World.Marketplace.TimeTaken = worker => worker == "A1" ? TimeSpan.FromSeconds(2) : TimeSpan.FromSeconds(10 + worker[^1] - '0');
        var id = await World.LaunchAsync(Some.Campaign(items: 60) with
        {
            Rules = "- rule: rushes\n  when: share(time_on_task < 30% of usual) over last 20 answers > 50% surely(99%)\n  then: [warn]\n",
        });
        await World.RunAsync(StageNames.Publish, id);
        for (var round = 0; round < 20; round++)
        {
            // Each page three of the four take, in turn.
            foreach (var hit in World.Marketplace.Hits.OrderBy(h => h.Id.Length).ThenBy(h => h.Id, StringComparer.Ordinal).Skip(round * 3).Take(3))
                foreach (var worker in Enumerable.Range(1, 4).Where(w => w == 1 || w != 2 + round % 3))
                    World.Marketplace.Work(hit, $"A{worker}", _ => "cat");
            World.Clock.Advance(TimeSpan.FromSeconds(30));
            await World.RunAsync(StageNames.Collect, id);
        }
        await World.RunAsync(StageNames.Enforce, id);

        Assert.That(await World.RowsAsync<(string, string)>(
            "select w.external_id, a.kind from actions a join workers w using (worker_id) where a.campaign_id = @id", new { id }), Is.EqualTo(new[] { ("A1", "warn") }));
        Assert.That(World.Marketplace.Messages.Select(m => m.Worker), Is.EqualTo(new[] { "A1" }));
        Assert.That(await World.ScalarAsync<int>("select answers from actions where campaign_id = @id", new { id }), Is.InRange(20, 60));
        Assert.That(await World.Get<Recomputation>().DifferencesAsync(id, CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task Usual_is_what_was_known_before_and_needs_enough_answers()
    {
        World.Marketplace.TimeTaken = worker => TimeSpan.FromSeconds(worker[^1] - '0');
        var id = await World.CollectedAsync(Some.Campaign(items: 10) with { Redundancy = 5 });

        var usual = await World.RowsAsync<double?>("select n2 from evidence where campaign_id = @id and kind = 3 order by seq", new { id });

        Assert.That(usual.Count(u => u is null), Is.GreaterThan(0), "the first answers have nothing to be compared with");
        Assert.That(usual.Where(u => u is not null), Is.All.InRange(1000.0, 5000.0));
        Assert.That(await World.ScalarAsync<long>("select sum(answers)::bigint from answer_times where campaign_id = @id", new { id }), Is.EqualTo(50));
    }

    [Test]
    public async Task Answers_since_first_doubt_are_discarded_by_when_they_were_given_not_by_when_they_were_scored()
    {
        // Right for forty items, wrong from then on; scored only at the end, when all doubt is old.
        var id = await World.LaunchAsync(Some.Campaign(items: 120) with
        {
            Redundancy = 5,
            Rules = "- rule: disagrees\n  when: peers.accuracy < 70% surely and peers.answers >= 10\n  then: [exclude, discard since: first-doubt]\n",
        });
        await World.RunAsync(StageNames.Publish, id);
        var hits = World.Marketplace.Hits.OrderBy(h => h.Id.Length).ThenBy(h => h.Id, StringComparer.Ordinal).ToList();
        var turn = World.Clock.GetUtcNow();
        for (var i = 0; i < hits.Count; i++)
        {
            World.Clock.Advance(TimeSpan.FromMinutes(1));
            if (i == 40)
                turn = World.Clock.GetUtcNow();
            foreach (var worker in new[] { "A1", "A2", "A3", "A4", "A5" })
                World.Marketplace.Work(hits[i], worker, _ => (i % 2 == 0) == (worker != "A1" || i < 40) ? "cat" : "dog");
        }
        await World.RunAsync(StageNames.Collect, id);
        World.Clock.Advance(TimeSpan.FromHours(5));
        await World.RunAsync(StageNames.Score, id);
        await World.RunAsync(StageNames.Enforce, id);

        var answers = await World.RowsAsync<(DateTime At, bool Discarded)>(
            "select answered_at, discarded_by is not null from answers a join workers w using (worker_id) where campaign_id = @id and external_id = 'A1' order by 1", new { id });
        Assert.That(answers.Where(a => a.At >= turn.UtcDateTime).Count(a => a.Discarded), Is.EqualTo(80), "all wrong ones");
        Assert.That(answers.Where(a => a.At < turn.UtcDateTime).Count(a => a.Discarded), Is.LessThanOrEqualTo(2), "and hardly any right one");
        Assert.That(await World.Get<Recomputation>().DifferencesAsync(id, CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task Unsure_items_ask_for_more_by_rule()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 4) with
        {
            Redundancy = 2,
            Rules = "- rule: unsure\n  for: item\n  when: item.agreement < 50% and item.answers >= 2\n  then: [ask 1 more answers up to 3]\n",
        }, new FakeCrowd(World.Marketplace, 2, (worker, key) => key == "i2" && worker == "A2" ? "dog" : "cat"));
        await World.RunAsync(StageNames.Score, id);
        await World.RunAsync(StageNames.Enforce, id);
        await World.RunAsync(StageNames.Publish, id);

        Assert.That(await World.RowsAsync<(string, int)>("select key, wanted from items where campaign_id = @id order by key", new { id }),
            Is.EqualTo(new[] { ("i1", 2), ("i2", 3), ("i3", 2), ("i4", 2) }));
        Assert.That(await World.ScalarAsync<int>("select count(*)::int from hits where campaign_id = @id and round = 1", new { id }), Is.EqualTo(1));
    }

    [Test]
    public async Task Approvals_and_income_are_evidence()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 3) with
        {
            Rules = "- rule: earns\n  when: income >= $0.15 and approval_rate >= 90%\n  then: [set skill trusted to approval_rate]\n",
        });
        await World.RunAsync(StageNames.Settle, id);
        await World.RunAsync(StageNames.Enforce, id);

        Assert.That(World.Marketplace.Score("crowd-skill-trusted", "A1"), Is.EqualTo(100));
    }

    [Test]
    public async Task A_repair_is_priced_before_it_is_carried_out_and_buys_only_what_falls_short()
    {
        // A1 is wrong everywhere; on i1 to i4 the others differ too, so that these labels need the answer anew.
        var id = await WrongAboutGoldAsync("then: [exclude, discard, recollect]", Money.FromUsd(100));

        Assert.That(await World.ScalarAsync<(int, int, int, decimal)>(
            "select (estimate ->> 'lost')::int, (estimate ->> 'items')::int, (estimate ->> 'answers')::int, (estimate ->> 'cost')::numeric from actions where campaign_id = @id and kind = 'recollect'", new { id }),
            Is.EqualTo((14, 4, 4, 0.24m)));
        await World.RunAsync(StageNames.Score, id);
        await World.RunAsync(StageNames.Publish, id);
        Assert.That(await World.ScalarAsync<decimal>("select sum((reward_micros + fee_micros) * seats) / 1000000 from hits where campaign_id = @id and round > 0", new { id }), Is.EqualTo(0.24m), "as estimated");
    }

    [Test]
    public async Task A_repair_dearer_than_the_budget_waits_for_a_person()
    {
        var id = await WrongAboutGoldAsync("then: [exclude, discard, recollect]", Money.FromUsd(6.66m));

        Assert.That(await World.ScalarAsync<string>("select state from actions where campaign_id = @id and kind = 'recollect'", new { id }), Is.EqualTo("proposed"));
        Assert.That(await World.ScalarAsync<string>("select text from alerts where campaign_id = @id and kind = 'repair-dear'", new { id }), Does.Contain("costs $0.24, but $0.06 of the budget is left"));
    }

    [Test]
    public async Task A_proposed_repair_is_priced_before_anybody_confirms_it()
    {
        var id = await WrongAboutGoldAsync("then: [exclude, discard, recollect]\n  mode: propose", Money.FromUsd(100));

        Assert.That(await World.RowsAsync<(string, string, decimal?)>(
            "select kind, state, (estimate ->> 'cost')::numeric from actions where campaign_id = @id order by action_id", new { id }),
            Is.EqualTo(new[] { ("exclude", "proposed", (decimal?)null), ("discard", "proposed", null), ("recollect", "proposed", 0.24m) }));
        Assert.That(await World.ScalarAsync<int>("select count(*)::int from answers where campaign_id = @id and discarded_by is not null", new { id }), Is.Zero);
    }

    [TestCase("mode: enforce\n  approval: second person", false)]
    [TestCase("mode: enforce", true)]
    public async Task A_block_waits_for_somebody_other_than_the_rules_author(string said, bool inSettings)
    {
        await using var world = new World(DataSource, settings: new EngineSettings { Reviewing = new ReviewingOptions { SecondPersonForBlocks = inSettings } });
        var id = await WrongAboutGoldAsync($"then: [\"block: answers at random\"]\n  {said}", Money.FromUsd(100), world);
        var action = await world.ScalarAsync<long>("select action_id from actions where campaign_id = @id and state = 'proposed'", new { id });
        var decisions = world.Get<ActionDecisions>();

        Assert.That(await decisions.ConfirmAsync(action, false, "tester", null, CancellationToken.None), Is.InstanceOf<DecisionOutcome.NeedsAnother>());
        Assert.That(await decisions.ConfirmAsync(action, false, "colleague", null, CancellationToken.None), Is.InstanceOf<DecisionOutcome.Done>());
        await world.RunAsync(StageNames.Enforce, id);

        Assert.That(world.Marketplace.Standing(), Is.EqualTo(new[] { "blocked: A1" }));
    }

    [Test]
    public async Task Decisions_are_computed_again_bit_for_bit_also_across_a_change_of_rules()
    {
        var id = await WrongAboutGoldAsync("then: [warn]\n- rule: many answers\n  when: answers >= 10\n  then: [nothing]", Money.FromUsd(100));
        await World.QueryAsync(
            """
            insert into rule_versions (campaign_id, version, text, sha256, author, reason, created_at)
            values (@id, 2, '- rule: many wrong\n  when: pages.approved >= 3 and gold.accuracy < 50%\n  then: [flag]\n', '', 'tester', 'more', @now)
            """.Replace("\\n", "\n", StringComparison.Ordinal), new { id, now = World.Clock.GetUtcNow() });
        await World.RunAsync(StageNames.Enforce, id);
        await World.RunAsync(StageNames.Settle, id);
        await World.RunAsync(StageNames.Enforce, id);

        var fired = await World.RowsAsync<(string Rule, int Version)>(
            "select distinct a.rule, v.version from actions a join rule_versions v using (rule_version_id) where a.campaign_id = @id order by 1", new { id });
        Assert.That(fired, Is.EqualTo(new[] { ("fails", 1), ("many answers", 1), ("many wrong", 2) }));
        Assert.That(await World.Get<Recomputation>().DifferencesAsync(id, CancellationToken.None), Is.Empty);
        await World.QueryAsync("update evidence set n1 = 1 where seq = (select min(seq) from evidence where campaign_id = @id and kind = 1 and n1 = 0)", new { id });
        Assert.That(await World.Get<Recomputation>().DifferencesAsync(id, CancellationToken.None), Is.Not.Empty, "the check can fail");
    }

    [TestCase("then: [train]", "'train' needs the campaign whose check questions are the training")]
    [TestCase("then: [\"webhook: https://example.org/hook\"]", "webhooks are signed, and the settings hold no secret")]
    [TestCase("then: [price to $0.08]", "a page has one price for everybody")]
    [TestCase("then: [expire]", "'expire' is about pages, which are offered to everybody")]
    [TestCase("then: [raise gold to 80%]", "check questions can take at most")]
    [TestCase("then: [\"message: chek-questions\"]", "there is no message 'chek-questions'")]
    [TestCase("then: [bonus $0.005]", "a bonus must be whole cents")]
    public void What_could_not_be_carried_out_is_refused_at_the_launch(string then, string sentence)
    {
        var definition = Some.Campaign(items: 2, checks: 1) with { Rules = $"- rule: odd\n  when: gold.accuracy < 70% surely\n  {then}\n" };

        Assert.That(async () => await World.LaunchAsync(definition), Throws.TypeOf<LaunchException>().With.Message.Contains(sentence));
    }

    // A1 answers ten check questions and all items wrong; four items are left without a clear label when A1's answers are gone.
    private async Task<long> WrongAboutGoldAsync(string then, Money budget, World? world = null)
    {
        world ??= World;
        string[] unclear = ["i1", "i2", "i3", "i4"];
        var definition = Some.Campaign(items: 14) with
        {
            Redundancy = 5, Budget = budget, Rules = $"- rule: fails\n  when: gold.accuracy < 70% surely and gold.answers >= 5\n  {then}\n",
        };
        definition = definition with { Items = [.. definition.Items, .. Enumerable.Range(1, 10).Select(i => Some.Item($"g{i}") with { Role = ItemRole.Check, Gold = "cat", Wanted = 4 })] };
        var crowd = new FakeCrowd(world.Marketplace, 5, (worker, key) =>
            worker == "A1" ? "dog" : key[0] == 'g' ? "cat" : unclear.Contains(key) ? worker is "A2" or "A3" ? "dog" : "cat" : "cat");
        var id = await world.CollectedAsync(definition, crowd);
        await world.RunAsync(StageNames.Score, id);
        await world.RunAsync(StageNames.Enforce, id);
        return id;
    }
}
