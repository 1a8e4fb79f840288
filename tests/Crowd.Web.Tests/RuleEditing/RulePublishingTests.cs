using System.Net;
using Crowd.Engine.Jobs;
using Crowd.Web.Tests.Support;

namespace Crowd.Web.Tests.RuleEditing;

internal sealed class RulePublishingTests : ConsoleFixture
{
    private const string Better = "- rule: fails\n  when: gold.accuracy < 60% surely\n  then: [exclude]\n  mode: propose\n";

    [Test]
    public async Task A_new_version_is_in_force_and_the_old_one_stays()
    {
        var editor = await As("reviewer").GetAsync(Campaign + "/rules/edit");
        Host.Jobs.Asked.Clear();

        var done = await As("reviewer").PressAsync(editor, "#publish-rules", ("text", Better.Replace("\n", "\r\n")), ("reason", "Workers near 70 % are fine."));
        Assert.That(done.Location, Is.EqualTo(Campaign + "/rules"));
        Assert.That(Host.Jobs.Asked, Is.EqualTo(new[] { JobRequest.ForCampaign("enforce", CampaignId) }));
        var page = await As("reviewer").GetAsync(Campaign + "/rules");
        Assert.That(page.All(".card-title"), Is.EqualTo(new[] { "Version 2", "Version 1" }));
        Assert.That(page.All("pre.crowd-evidence")[0], Does.Contain("gold.accuracy < 60% surely"));
        Assert.That(page.Text, Does.Contain("Workers near 70 % are fine. — reviewer"));
        Assert.That(await ScalarAsync<string>("select before::text || after::text || reason from audit where verb = 'rules published'"), Does.Contain("\"version\": 2").And.Contain("Workers near"));

        var late = await As("reviewer").PressAsync(editor, "#publish-rules", ("text", Better + "# more"), ("reason", "Mine too."));
        Assert.That(late.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(late.Text, Does.Contain("Somebody published version 2 while you wrote."));
    }

    [TestCase("- rule: x\n  when: gold.acuracy < 1%\n  then: warn", "because", "did you mean 'gold.accuracy'?")]
    [TestCase(Better, "  ", "Say why the rules change")]
    public async Task What_can_not_be_published_is_refused_with_the_reason(string text, string reason, string said)
    {
        var editor = await As("reviewer").GetAsync(Campaign + "/rules/edit");

        var refused = await As("reviewer").PressAsync(editor, "#publish-rules", ("text", text), ("reason", reason));

        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(refused.Text, Does.Contain(said));
    }
}
