using System.Text.Json.Nodes;

namespace Crowd.Marketplace.Tests.Protocol;

internal sealed class PagingTests : RequesterFixture
{
    [Test]
    public async Task Pages_hold_all_hits_once_newest_first()
    {
        var made = new List<string>();
        for (var i = 0; i < 7; i++)
            made.Add(await CreateAsync());

        var listed = new List<string>();
        for (string? next = null; listed.Count == 0 || next is not null;)
        {
            var page = await Api.CallAsync("ListHITs", next is null ? new { MaxResults = 3 } : new { MaxResults = 3, NextToken = next });
            listed.AddRange(page["HITs"]!.AsArray().Select(h => (string)h!["HITId"]!));
            Assert.That((int)page["NumResults"]!, Is.EqualTo(page["HITs"]!.AsArray().Count).And.LessThanOrEqualTo(3));
            next = (string?)page["NextToken"];
        }

        Assert.That(listed, Is.Unique);
        Assert.That(listed.Take(7), Is.EqualTo(made.AsEnumerable().Reverse()));
    }

    [Test]
    public async Task A_page_has_ten_rows_unless_asked_for_more()
    {
        for (var i = 0; i < 11; i++)
            await CreateAsync();

        Assert.That((int)(await Api.CallAsync("ListHITs"))["NumResults"]!, Is.EqualTo(10));
        Assert.That((int)(await Api.CallAsync("ListHITs", new { MaxResults = 11 }))["NumResults"]!, Is.EqualTo(11));
    }

    [Test]
    public async Task Assignments_come_by_pages_in_the_order_of_their_submission()
    {
        var hit = await CreateAsync(("MaxAssignments", 5));
        var takes = new List<Take>();
        for (var i = 0; i < 5; i++)
            takes.Add(await TakeAsync(hit));
        foreach (var take in takes.AsEnumerable().Reverse())
            await SubmitAsync(take);

        var first = await Api.CallAsync("ListAssignmentsForHIT", new { HITId = hit, MaxResults = 3 });
        var second = await Api.CallAsync("ListAssignmentsForHIT", new { HITId = hit, MaxResults = 3, NextToken = (string)first["NextToken"]! });

        Assert.That(Ids(first).Concat(Ids(second)), Is.EquivalentTo(takes.Select(t => t.Id)));
        Assert.That(second["NextToken"], Is.Null);
    }

    [Test]
    public async Task A_token_works_for_its_own_call_only()
    {
        await CreateAsync();
        await CreateAsync();
        var token = (string)(await Api.CallAsync("ListHITs", new { MaxResults = 1 }))["NextToken"]!;
        using var other = await OpenAsync();

        Assert.That((await Api.RefusedAsync("ListReviewableHITs", new { NextToken = token })).Type, Is.EqualTo("ParameterValidationError"));
        Assert.That((await other.RefusedAsync("ListHITs", new { NextToken = token })).Type, Is.EqualTo("ParameterValidationError"));
        Assert.That((await Api.RefusedAsync("ListHITs", new { NextToken = token[..^2] + "AA" })).Type, Is.EqualTo("ParameterValidationError"));
        Assert.That((await Api.RefusedAsync("ListHITs", new { NextToken = "p1:?" })).Type, Is.EqualTo("ParameterValidationError"));
    }

    private static IEnumerable<string> Ids(JsonObject page) => page["Assignments"]!.AsArray().Select(a => (string)a!["AssignmentId"]!);
}
