using Crowd.Marketplace.Tests.WorkerSite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Crowd.EndToEnd.Tests.WorkerSite;

internal sealed class ExternalQuestionTests : WorkerSiteFixture
{
    private const string Schema = "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2006-07-14/ExternalQuestion.xsd";

    // As requesters wrote such pages for Amazon.
    private const string Page1 = """
        <!DOCTYPE html><title>Task</title><form method="post"><input type="hidden" name="assignmentId"><label>Colour <input name="colour"></label><button>Submit</button></form>
        <script>
          const given = new URLSearchParams(location.search);
          const form = document.querySelector('form');
          form.action = given.get('turkSubmitTo') + '/mturk/externalSubmit';
          form.elements.assignmentId.value = given.get('assignmentId');
          document.title = [given.get('job'), given.get('hitId'), given.get('workerId')].join(' ');
        </script>
        """;

    [Test]
    public async Task A_requesters_own_page_gets_its_parameters_and_submits()
    {
        await using var requester = WebApplication.CreateSlimBuilder().Build();
        requester.Urls.Add("http://127.0.0.1:0");
        requester.MapGet("/task", () => Results.Text(Page1, "text/html"));
        await requester.StartAsync(Token);
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        var hit = await HtmlHits.AddQuestionAsync(Sql, Clock, type, 1,
            $"<ExternalQuestion xmlns=\"{Schema}\"><ExternalURL>{requester.Urls.Single()}/task?job=7&amp;x=1</ExternalURL><FrameHeight>400</FrameHeight></ExternalQuestion>", Token);

        var frame = await AcceptAsync(hit);
        var title = await frame.TitleAsync();
        await frame.GetByLabel("Colour").FillAsync("red");
        await frame.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Page.WaitForURLAsync("**/worker");

        Assert.That(title, Is.EqualTo($"7 {hit} {WorkerId}"));
        Assert.That(await AnswersAsync(), Is.EqualTo(new Dictionary<string, string> { ["colour"] = "red" }));
    }
}
