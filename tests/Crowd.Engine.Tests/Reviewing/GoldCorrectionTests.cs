using Crowd.Engine.Campaigns;
using Crowd.Engine.Reviewing;
using Crowd.Engine.Tests.Support;

namespace Crowd.Engine.Tests.Reviewing;

internal sealed class GoldCorrectionTests : EngineFixture
{
    private GoldCorrections Gold => World.Get<GoldCorrections>();

    [Test]
    public async Task Actions_that_rested_on_a_wrong_label_are_reopened_and_taken_back_in_one_step()
    {
        var campaign = await JudgedCampaign.RunAsync(World, misses: key => key == "g1");
        Assert.That(await JudgedCampaign.ActionsAsync(World, campaign), Is.EqualTo("exclude:applied discard:applied message:applied"));

        var outcome = (GoldCorrectionOutcome.Corrected)await Gold.CorrectAsync(campaign, "g1", "dog", "anna", "It is a dog.", CancellationToken.None);
        Assert.That((outcome.Reopened, outcome.NoLongerFiring), Is.EqualTo((3, 3)));
        Assert.That(await World.Get<ReopenedActions>().TakeBackAsync(outcome.CorrectionId, false, "anna", "The picture shows a dog.", CancellationToken.None), Is.EqualTo(3));
        Assert.That(await World.Get<ReopenedActions>().TakeBackAsync(outcome.CorrectionId, true, "anna", "Again.", CancellationToken.None), Is.Null);
        await World.RunAsync(StageNames.Enforce, campaign);

        Assert.That(await JudgedCampaign.StandingAsync(World, campaign), Is.EqualTo(("active", 0)));
        Assert.That(await JudgedCampaign.ActionsAsync(World, campaign), Is.EqualTo("exclude:reverted discard:reverted message:reverted message:applied"));
    }

    [Test]
    public async Task What_the_rules_would_ask_for_all_the_same_is_kept()
    {
        var campaign = await JudgedCampaign.RunAsync(World);

        var outcome = (GoldCorrectionOutcome.Corrected)await Gold.CorrectAsync(campaign, await FirstMissedAsync(campaign), "dog", "anna", "It is a dog.", CancellationToken.None);

        Assert.That(outcome.Reopened, Is.EqualTo(3));
        Assert.That(await World.Get<ReopenedActions>().OfAsync(outcome.CorrectionId, CancellationToken.None), Is.All.Property("State").EqualTo("open"));
        await World.Get<ReopenedActions>().TakeBackAsync(outcome.CorrectionId, false, "anna", "Only what no longer holds.", CancellationToken.None);
        var kept = await World.RowsAsync<string>("select state from reopened_actions where correction_id = @CorrectionId and still_fires", new { outcome.CorrectionId });
        Assert.That(kept, Is.EqualTo(Enumerable.Repeat("kept", 3 - outcome.NoLongerFiring)));
    }

    [Test]
    public async Task Journal_figures_and_what_rules_remember_follow_the_label_and_the_old_journal_is_kept()
    {
        var campaign = await JudgedCampaign.RunAsync(World, JudgedCampaign.Rules + "  mode: observe\n");
        var before = await World.RowsAsync<(string, int)>("select w.external_id, s.gold_right from worker_stats s join workers w using (worker_id) where s.campaign_id = @campaign order by 1", new { campaign });

        var outcome = (GoldCorrectionOutcome.Corrected)await Gold.CorrectAsync(campaign, "g1", "dog", "anna", "It is a dog.", CancellationToken.None);

        var scores = await World.RowsAsync<(string Worker, string Word, double Score)>(
            "select w.external_id, e.word, e.n1 from evidence e join workers w using (worker_id) join items i using (campaign_id, item_id) where e.campaign_id = @campaign and e.kind = 1 and i.key = 'g1' order by 1", new { campaign });
        Assert.That(scores.Select(s => (s.Word, s.Score)), Is.EqualTo(scores.Select(s => ("dog", s.Worker == "A1" ? 1.0 : 0))));
        var old = await World.RowsAsync<(string Word, double Score)>(
            "select c.word, c.n1 from corrected_evidence c join evidence e on e.seq = c.seq and e.kind = 1 where c.correction_id = @CorrectionId", new { outcome.CorrectionId });
        Assert.That(old.Select(o => o.Word), Is.EqualTo(scores.Select(_ => "cat")));
        var after = await World.RowsAsync<(string Worker, int Right)>("select w.external_id, s.gold_right from worker_stats s join workers w using (worker_id) where s.campaign_id = @campaign order by 1", new { campaign });
        Assert.That(after, Is.EqualTo(before.Select(b => (b.Item1, b.Item2 + (scores.Exists(s => s.Worker == b.Item1) ? b.Item1 == "A1" ? 1 : -1 : 0)))));
        Assert.That(await World.RowsAsync<double?>(
            """
            select e.n2 from evidence e join corrected_evidence c using (seq) where e.campaign_id = @campaign and c.correction_id = @CorrectionId and e.kind = 4
              and e.n2 is distinct from (
                select avg((a.label = i.gold)::int) from answers a join items i using (campaign_id, item_id) join submissions s using (submission_id)
                where s.assignment_id = e.page and s.worker_id = e.worker_id and i.role = 'check')
            """, new { campaign, outcome.CorrectionId }), Is.Empty);
        Assert.That(await World.ScalarAsync<bool>("select rebuild from enforcement where campaign_id = @campaign", new { campaign }), Is.True);
        await World.RunAsync(StageNames.Enforce, campaign);
        Assert.That(await World.ScalarAsync<bool>("select rebuild from enforcement where campaign_id = @campaign", new { campaign }), Is.False);
    }

    [TestCase("i1", "dog", "is no check question")]
    [TestCase("nobody", "dog", "has no item")]
    [TestCase("g1", "fish", "is none of the campaign's classes")]
    [TestCase("g1", "cat", "is 'cat' already")]
    public async Task What_can_not_be_corrected_is_said(string item, string label, string why)
    {
        var campaign = await World.LaunchAsync(Some.Campaign(checks: 2));

        var refused = (GoldCorrectionOutcome.Refused)await Gold.CorrectAsync(campaign, item, label, "anna", "Because.", CancellationToken.None);

        Assert.That(refused.Why, Does.Contain(why));
    }

    private Task<string> FirstMissedAsync(long campaign) => World.ScalarAsync<string>(
        """
        select i.key from evidence e join items i using (campaign_id, item_id) join workers w using (worker_id)
        where e.campaign_id = @campaign and e.kind = 1 and w.external_id = 'A1' order by e.seq limit 1
        """, new { campaign });
}
