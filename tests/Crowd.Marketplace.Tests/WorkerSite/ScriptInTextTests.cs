using Crowd.Marketplace.Taking;
using Crowd.Marketplace.Tests.OperatorSite;

namespace Crowd.Marketplace.Tests.WorkerSite;

/// <summary>A script in every text that a requester, a worker or an operator can write: every page shows it as the text it is.</summary>
internal sealed class ScriptInTextTests : RequesterFixture
{
    private const string Script = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    [Test]
    public async Task Every_page_shows_it_as_text()
    {
        var me = await WorkerAsync(seed => seed with { Name = Script });
        using var worker = await new WorkerClient(Host.BaseAddress).SignInAsync($"{me}", Token);
        using var staff = new OperatorClient(Host.BaseAddress);
        var (skill, hit, group) = await PublishAsync(me);
        var take = await TakeAsync(hit, me);
        var work = await worker.TextAsync($"/worker/assignments/{take.Id}", Token);
        await SubmitAsync(take, new AnswerField(Script, Script));
        await Api.CallAsync("RejectAssignment", new { AssignmentId = take.Id, RequesterFeedback = Script });
        await Api.CallAsync("NotifyWorkers", new { Subject = Script, MessageText = Script, WorkerIds = new[] { $"{me}" } });
        await Api.CallAsync("CreateWorkerBlock", new { WorkerId = $"{await WorkerAsync()}", Reason = Script });
        var number = await Sql.OneAsync("select take_id from assignments where assignment_id = $1", [take.Id], row => row.GetInt64(0), Token);
        using var appeal = await worker.PostAsync($"/worker/takes/{number}/appeal", Token, ("body", Script));

        Assert.That(Shows(work), "the work page");
        foreach (var path in new[]
        {
            "/worker", $"/worker?q={Uri.EscapeDataString(Script)}", $"/worker/groups/{group}", "/worker/history", "/worker/messages", "/worker/qualifications", $"/worker/qualifications/{skill}",
        })
            Assert.That(Shows(await worker.TextAsync(path, Token)), path);
        foreach (var path in new[]
        {
            "/operator/hits", $"/operator/hits?text={Uri.EscapeDataString(Script)}", $"/operator/hits/{hit}", "/operator/assignments", $"/operator/assignments/{number}",
            "/operator/workers", $"/operator/workers?text={Uri.EscapeDataString(Script)}", $"/operator/workers/{me}", "/operator/appeals",
        })
            Assert.That(Shows(await staff.PageAsync(path, Token)), path);
    }

    private async Task<(string Skill, string Hit, string Group)> PublishAsync(WorkerId worker)
    {
        var skill = (string)(await Api.CallAsync("CreateQualificationType", Ask.Qualification(Script, ("Description", Script), ("Keywords", Script))))["QualificationType"]!["QualificationTypeId"]!;
        await Api.CallAsync("AssociateQualificationWithWorker", new { QualificationTypeId = skill, WorkerId = $"{worker}", IntegerValue = 1 });
        var requirements = new[] { new { QualificationTypeId = skill, Comparator = "Exists", ActionsGuarded = "Accept" } };
        var request = Ask.Hit(
            ("Title", Script), ("Description", Script), ("Keywords", Script), ("RequesterAnnotation", Script), ("QualificationRequirements", requirements));
        var hit = (await Api.CallAsync("CreateHIT", request))["HIT"]!;
        await Api.CallAsync("CreateHIT", request);  // one more of its group, to be looked at before it is taken
        return (skill, (string)hit["HITId"]!, (string)hit["HITGroupId"]!);
    }

    // there, but never as markup
    private static bool Shows(string page) => page.Contains("alert(1)") && !page.Contains("<script>alert") && !page.Contains("<img src=x");
}
