using Crowd.Engine.Campaigns;
using Crowd.Engine.Tests.Support;

namespace Crowd.Engine.Tests.Collecting;

internal sealed class CollectingTests : EngineFixture
{
    [Test]
    public async Task Complete_pages_are_collected_once_and_closed()
    {
        var id = await PublishAsync(Some.Campaign(items: 4));
        FakeCrowd.Agreeing(World.Marketplace).Work();

        await World.RunAsync(StageNames.Collect, id);
        await World.RunAsync(StageNames.Collect, id);

        Assert.That(await CountsAsync(id), Is.EqualTo((12L, 12L, 12L)));
        Assert.That(await World.RowsAsync<(string, int)>("select distinct state, collected from hits where campaign_id = @id", new { id }), Is.EqualTo(new[] { ("closed", 3) }));
        Assert.That(World.Marketplace.Hits.Select(h => h.Reviewing), Is.All.True);
    }

    [Test]
    public async Task Half_done_pages_are_collected_when_they_are_due()
    {
        var id = await PublishAsync(Some.Campaign(items: 2));
        FakeCrowd.Agreeing(World.Marketplace, workers: 2).Work();
        await World.RunAsync(StageNames.Collect, id);
        Assert.That(await CountsAsync(id), Is.EqualTo((0L, 0L, 0L)));

        World.Clock.Advance(TimeSpan.FromSeconds(10));
        await World.RunAsync(StageNames.Collect, id);

        Assert.That(await CountsAsync(id), Is.EqualTo((4L, 4L, 4L)));
        Assert.That(await World.RowsAsync<string>("select distinct state from hits where campaign_id = @id", new { id }), Is.EqualTo(new[] { "open" }));
    }

    [Test]
    public async Task What_cannot_be_read_is_kept_and_marked_and_stops_nothing()
    {
        var id = await PublishAsync(Some.Campaign(items: 1) with { Redundancy = 2 });
        var hit = World.Marketplace.Hits.Single();
        World.Marketplace.Submit(hit, World.Marketplace.Accept(hit, "A1")!, "\0 not xml \uD800");
        World.Marketplace.Work(hit, "A2", _ => "dog");

        await World.RunAsync(StageNames.Collect, id);

        Assert.That(await World.RowsAsync<(string, string?)>(
            "select w.external_id, s.parse_error from submissions s join workers w using (worker_id) where s.campaign_id = @id order by 1", new { id }),
            Is.EqualTo(new[] { ("A1", "The answer is no well-formed XML (line 1)."), ("A2", null) }));
        Assert.That(await CountsAsync(id), Is.EqualTo((2L, 1L, 1L)));
    }

    [Test]
    public async Task An_assignment_id_that_was_handed_on_counts_for_each_worker()
    {
        var id = await PublishAsync(Some.Campaign(items: 2) with { Redundancy = 1 });
        var hits = World.Marketplace.Hits.ToList();
        foreach (var (hit, worker) in hits.Zip(["A1", "A2"]))
        {
            hit.Sessions.Add(new FakeSession("SAME" + id, worker, World.Clock.GetUtcNow()));
            World.Marketplace.Submit(hit, hit.Sessions[0], FakeMarketplace.Document(["cat"]));
        }

        await World.RunAsync(StageNames.Collect, id);

        Assert.That(await CountsAsync(id), Is.EqualTo((2L, 2L, 2L)));
    }

    [Test]
    public async Task A_second_answer_of_a_worker_to_an_item_is_kept_but_not_counted()
    {
        var id = await PublishAsync(Some.Campaign(items: 4, checks: 1) with { ItemsPerHit = 2, GoldShare = 0.5, Redundancy = 1 });
        FakeCrowd.Agreeing(World.Marketplace, workers: 1).Work();

        await World.RunAsync(StageNames.Collect, id);

        // four pages, each with the one check question
        Assert.That(await CountsAsync(id), Is.EqualTo((4L, 5L, 5L)));
    }

    [Test]
    public async Task Check_questions_are_scored_once_into_evidence_and_counters()
    {
        var id = await PublishAsync(Some.Campaign(items: 3, checks: 1) with { ItemsPerHit = 4 });
        new FakeCrowd(World.Marketplace, 3, (worker, _) => worker == "A2" ? "dog" : "cat").Work();

        await World.RunAsync(StageNames.Collect, id);

        Assert.That(await World.RowsAsync<(string, int, int, int)>(
            "select w.external_id, s.answers, s.gold_answers, s.gold_right from worker_stats s join workers w using (worker_id) where s.campaign_id = @id order by 1", new { id }),
            Is.EqualTo(new[] { ("A1", 4, 1, 1), ("A2", 4, 1, 0), ("A3", 4, 1, 1) }));
        Assert.That(await World.RowsAsync<(short, long, double)>(
            "select kind, count(*), sum(n1) from evidence where campaign_id = @id group by kind order by kind", new { id }),
            Is.EqualTo(new[] { ((short)1, 3L, 2.0), ((short)3, 12L, 30_000.0), ((short)4, 3L, 30_000.0) }));
    }

    [Test]
    public async Task New_answers_ask_for_scoring_judging_and_settling()
    {
        var id = await PublishAsync(Some.Campaign(items: 1));
        FakeCrowd.Agreeing(World.Marketplace).Work();
        await World.QueryAsync("delete from job_runs");

        await World.RunAsync(StageNames.Collect, id);

        Assert.That(await World.RowsAsync<string>("select job from job_runs where state = 'queued' order by job", new { id }),
            Is.EqualTo(new[] { "advance", "enforce", "score", "settle" }));
    }

    [Test]
    public async Task One_page_that_the_marketplace_will_not_show_does_not_stop_the_others()
    {
        var id = await PublishAsync(Some.Campaign(items: 3));
        FakeCrowd.Agreeing(World.Marketplace).Work();
        var calls = 0;
        World.Marketplace.Faults = op => op == "Sessions" && ++calls == 2 ? Fault.Throttle : Fault.None;

        await World.RunAsync(StageNames.Collect, id);

        Assert.That(await CountsAsync(id), Is.EqualTo((9L, 9L, 9L)));
    }

    private async Task<long> PublishAsync(CampaignDefinition definition)
    {
        var id = await World.LaunchAsync(definition);
        await World.RunAsync(StageNames.Publish, id);
        return id;
    }

    private Task<(long Submissions, long Answers, long Counted)> CountsAsync(long id) => World.ScalarAsync<(long, long, long)>(
        """
        select (select count(*) from submissions where campaign_id = @id), (select count(*) from answers where campaign_id = @id),
          (select coalesce(sum(answers), 0) from worker_stats where campaign_id = @id)
        """, new { id });
}
