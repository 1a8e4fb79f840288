using System.Net;
using Crowd.Web.Tests.Support;

namespace Crowd.Web.Tests.GoldQuestions;

internal sealed class GoldPagesTests : ConsoleFixture
{
    [OneTimeSetUp]
    public Task MakeGold() => SampleCampaign.AddWrongGoldAsync(DataSource, CampaignId);

    [Test]
    public async Task A_question_that_good_workers_miss_is_in_doubt_and_corrected_with_what_rested_on_it()
    {
        var page = await As("reviewer").GetAsync(Campaign + "/gold");
        Assert.That(page.Text, Does.Contain("1 of 20 with answers are in doubt"));
        Assert.That(page.All("tbody tr")[0], Does.StartWith("animal-001").And.Contain("in doubt bird 0 of 12 12 of 12"));
        Assert.That((await As("operator").GetAsync(Campaign + "/gold")).All("form[action$='/gold']"), Is.Empty);

        var done = await As("reviewer").PressAsync(page, "#correct-1", ("label", "dog"), ("reason", "The picture shows a dog."));
        Assert.That(done.Location, Is.EqualTo(Campaign + "/gold/1"));
        var correction = await As("reviewer").GetAsync(done.Location!);
        Assert.That(correction.Text, Does.Contain("The gold label of animal-001 is dog, not bird").And.Contain("None: no action in force"));
        Assert.That((await As("reviewer").GetAsync(Campaign + "/gold")).Text, Does.Contain("0 of 20 with answers are in doubt").And.Contain("The picture shows a dog."));
        Assert.That((await As("reviewer").PressAsync(page, "#correct-1", ("label", "dog"), ("reason", "Again."))).Text, Does.Contain("is 'dog' already"));
        Assert.That((await As("reviewer").GetAsync(Campaign + "/gold/99")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Actions_that_rested_on_a_label_are_taken_back_in_one_step()
    {
        await RunAsync(
            """
            insert into gold_corrections (campaign_id, item_id, before, after, author, reason, corrected_at) values (@CampaignId, 2, 0, 1, 'anna', 'Wrong.', now());
            insert into reopened_actions (correction_id, action_id, still_fires) select max(correction_id), 1, false from gold_corrections;
            """, new { CampaignId });
        var address = $"{Campaign}/gold/{await ScalarAsync<long>("select max(correction_id) from gold_corrections")}";
        var page = await As("reviewer").GetAsync(address);
        Assert.That(page.Text, Does.Contain("the rule would not ask for it").And.Contain("The worker gets in again"));

        Assert.That((await As("reviewer").PressAsync(page, "#take-back", ("reason", "The label was wrong."))).Location, Is.EqualTo(address));
        Assert.That(await ScalarAsync<string>("select state from actions where action_id = 1"), Is.EqualTo("reverting"));
        Assert.That((await As("reviewer").GetAsync(address)).Text, Does.Contain("taken back by reviewer"));
        Assert.That((await As("reviewer").PressAsync(page, "#take-back", ("reason", "Twice."))).Status, Is.EqualTo(HttpStatusCode.Conflict));
    }
}
