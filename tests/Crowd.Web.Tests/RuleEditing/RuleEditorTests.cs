using System.Net;
using System.Text.Json;
using Crowd.Web.Tests.Support;

namespace Crowd.Web.Tests.RuleEditing;

internal sealed class RuleEditorTests : ConsoleFixture
{
    [Test]
    public async Task The_editor_opens_with_the_version_in_force()
    {
        var page = await As("reviewer").GetAsync(Campaign + "/rules/edit");

        Assert.That(page.Document.QuerySelector("textarea")!.TextContent, Does.Contain("gold.accuracy < 70% surely"));
        Assert.That(page.All("#rule-verdict"), Is.EqualTo(new[] { "right" }));
        Assert.That((await As("reviewer").GetAsync(Campaign + "/rules")).All("#edit-rules"), Is.EqualTo(new[] { "Change the rules" }));
    }

    [Test]
    public async Task Only_who_may_review_changes_rules()
    {
        Assert.That((await As("operator").GetAsync(Campaign + "/rules/edit")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await As("operator").GetAsync(Campaign + "/rules")).All("#edit-rules"), Is.Empty);
    }

    [Test]
    public async Task A_mistake_is_told_with_its_place_and_the_nearest_name()
    {
        var check = await SendAsync("/check", ("text", "- rule: fails\n  when: gold.acuracy < 70% surely\n  then: [exlude]\n"), ("madeFrom", "1"));

        Assert.That(check.All("#rule-verdict"), Is.EqualTo(new[] { "wrong" }));
        Assert.That(check.All("#rule-problems li"), Is.EqualTo(new[]
        {
            "2:9 there is no measure 'gold.acuracy'; did you mean 'gold.accuracy'?",
            "3:10 expected an action such as warn, exclude, discard or recollect, found 'exlude'; did you mean 'exclude'?",
        }));
        Assert.That(check.Document.QuerySelector("[data-line='2'][data-column='9'][data-kind=error]"), Is.Not.Null);
    }

    [Test]
    public async Task What_a_text_changes_is_shown_line_by_line()
    {
        var check = await SendAsync("/check", ("text", SampleCampaign.Rules.Replace("70%", "65%")), ("madeFrom", "1"));

        Assert.That(check.All(".crowd-diff .crowd-good"), Is.EqualTo(new[] { "+ when: gold.accuracy < 65% surely" }));
        Assert.That(check.All(".crowd-diff .crowd-bad"), Is.EqualTo(new[] { "- when: gold.accuracy < 70% surely" }));
    }

    [Test]
    public async Task Words_that_fit_come_with_their_meaning()
    {
        const string text = "- rule: x\n  when: gold.acc";
        var words = JsonDocument.Parse((await SendAsync("/complete", ("text", text), ("caret", $"{text.Length}"), ("asked", "false"))).Source).RootElement;

        Assert.That(words.GetProperty("from").GetInt32(), Is.EqualTo(18));
        Assert.That(words.GetProperty("words")[0].GetProperty("text").GetString(), Is.EqualTo("gold.accuracy"));
        Assert.That(words.GetProperty("words")[0].GetProperty("meaning").GetString(), Is.Not.Empty);
    }

    [Test]
    public async Task A_trial_shows_who_would_have_been_acted_on()
    {
        await SampleCampaign.AddJournalAsync(DataSource, CampaignId);
        var trial = await SendAsync("/try", ("text", "- rule: fails\n  when: gold.accuracy < 60% surely\n  then: [exclude]\n"), ("limit", "70"), ("judge", "consensus"));

        Assert.That(trial.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(trial.All("tbody tr")[0], Does.Contain(SampleCampaign.HostileWorker).And.Contain("fails").And.Contain("exclude from campaign"));
        Assert.That(trial.All(".h2")[0], Is.EqualTo("1 of 12"));
        Assert.That(trial.Document.QuerySelectorAll("[data-chart]"), Has.Length.EqualTo(2));
        Assert.That(trial.Source, Does.Not.Contain("<b onmouseover"));
    }

    [Test]
    public async Task What_is_wrong_is_not_tried()
    {
        Assert.That((await SendAsync("/try", ("text", "- rule: x\n  when: nonsense"))).Source, Does.Contain("Nothing can be tried yet: line"));
    }

    private async Task<TestPage> SendAsync(string path, params (string, string)[] fields)
    {
        var token = (await As("reviewer").GetAsync(Campaign + "/rules/edit")).Document.QuerySelector("#rule-form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await As("reviewer").PostAsync(Campaign + "/rules" + path, [.. fields, ("__RequestVerificationToken", token)]);
    }
}
