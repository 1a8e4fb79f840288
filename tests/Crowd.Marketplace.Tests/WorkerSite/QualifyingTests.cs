using System.Net;
using System.Text.RegularExpressions;

namespace Crowd.Marketplace.Tests.WorkerSite;

internal sealed partial class QualifyingTests : MarketplaceFixture
{
    [TestCase("p", HttpStatusCode.OK)]
    [TestCase("l", HttpStatusCode.Forbidden)]
    public async Task A_test_is_graded_and_opens_the_hits_that_ask_for_it(string answer, HttpStatusCode accepting)
    {
        var qualification = await Qualifications.AddAsync(Sql, Clock, Token);
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        await Qualifications.RequireAsync(Sql, type, qualification, Token);
        await HtmlHits.AddAsync(Sql, Clock, type, 1, Token, "item");
        using var worker = await SignedInAsync();
        using var before = await worker.PostAsync($"/worker/groups/G{type}/accept", Token);

        var (action, request) = await StartTestAsync(worker, qualification);
        using var receipt = await worker.PostAsync(action, "text/html", "cross-site", Token, ("assignmentId", request), ("s:capital", answer));
        using var after = await worker.PostAsync($"/worker/groups/G{type}/accept", Token);

        Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((receipt.StatusCode, after.StatusCode), Is.EqualTo((HttpStatusCode.OK, accepting)));
        Assert.That(await worker.TextAsync("/worker/qualifications", Token), Does.Contain($"Geography {qualification}: {(answer == "p" ? 10 : 0)}"));
    }

    [Test]
    public async Task A_test_is_handed_in_by_its_own_worker_only()
    {
        var qualification = await Qualifications.AddAsync(Sql, Clock, Token);
        using var mine = await SignedInAsync();
        using var other = await SignedInAsync();
        var (myAction, _) = await StartTestAsync(mine, qualification);
        var (_, theirs) = await StartTestAsync(other, qualification);

        using var forged = await mine.PostAsync(myAction, Token, ("assignmentId", theirs), ("s:capital", "p"));

        Assert.That(await WorkerClient.RefusalAsync(forged, Token), Is.EqualTo((HttpStatusCode.Forbidden, "not_yours")));
    }

    [Test]
    public async Task A_test_after_its_time_counts_for_nothing()
    {
        var qualification = await Qualifications.AddAsync(Sql, Clock, Token);
        using var worker = await SignedInAsync();
        var (action, request) = await StartTestAsync(worker, qualification);
        Clock.Advance(TimeSpan.FromMinutes(11));

        using var late = await worker.PostAsync(action, Token, ("assignmentId", request), ("s:capital", "p"));

        Assert.That(await WorkerClient.RefusalAsync(late, Token), Is.EqualTo((HttpStatusCode.Conflict, "late")));
    }

    private async Task<WorkerClient> SignedInAsync() =>
        await new WorkerClient(Host.BaseAddress).SignInAsync((await WorkerAsync()).ToString(), Token);

    private static async Task<(string Action, string Request)> StartTestAsync(WorkerClient worker, string qualification)
    {
        using var asked = await worker.PostAsync($"/worker/qualifications/{qualification}/request", Token);
        Assert.That(asked.Headers.Location?.ToString(), Does.EndWith("/test"));
        var page = await worker.TextAsync($"/worker/qualifications/{qualification}/questions", Token);
        return (Action().Match(page).Groups[1].Value, Request().Match(page).Groups[1].Value);
    }

    [GeneratedRegex("action=\"([^\"]+)\"")]
    private static partial Regex Action();

    [GeneratedRegex("name=\"assignmentId\" value=\"([^\"]+)\"")]
    private static partial Regex Request();
}
