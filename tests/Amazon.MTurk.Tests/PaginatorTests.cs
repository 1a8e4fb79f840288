using Amazon.MTurk.Model;

namespace Amazon.MTurk.Tests;

internal sealed class PaginatorTests : AgainstTheFakeService
{
    [Test]
    public async Task All_items_of_all_pages_come_in_order()
    {
        Service.Answers(
            Answer.Ok("""{"NumResults":2,"NextToken":"p2","HITs":[{"HITId":"A"},{"HITId":"B"}]}"""),
            Answer.Ok("""{"NumResults":0,"NextToken":"p3"}"""),
            Answer.Ok("""{"NumResults":1,"HITs":[{"HITId":"C"}]}"""));
        using var client = Service.Client();

        var ids = await client.Paginators.ListHITs(new ListHITsRequest { MaxResults = 2 }).HITs.Select(h => h.HITId).ToListAsync();

        Assert.Multiple(() =>
        {
            Assert.That(ids, Is.EqualTo(new[] { "A", "B", "C" }));
            Assert.That(Service.Calls.Select(c => c.Text), Is.EqualTo(new[]
            {
                """{"MaxResults":2}""", """{"NextToken":"p2","MaxResults":2}""", """{"NextToken":"p3","MaxResults":2}""",
            }));
        });
    }

    [Test]
    public async Task Paging_starts_where_the_request_says()
    {
        using var client = Service.Client();

        var pages = await client.Paginators.ListWorkerBlocks(new ListWorkerBlocksRequest { NextToken = "p7" }).Responses.CountAsync();

        Assert.That((pages, Service.Calls.Single().Text), Is.EqualTo((1, """{"NextToken":"p7"}""")));
    }

    [Test]
    public async Task No_page_is_asked_for_before_it_is_needed()
    {
        Service.Behaviour = _ => Task.FromResult(Answer.Ok("""{"NextToken":"more","HITs":[{"HITId":"A"},{"HITId":"B"}]}"""));
        using var client = Service.Client();

        var first = await client.Paginators.ListHITs(new ListHITsRequest()).HITs.Take(2).CountAsync();

        Assert.That((first, Service.Calls.Count), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task A_paginator_can_be_read_once()
    {
        using var client = Service.Client();
        var paginator = client.Paginators.ListHITs(new ListHITsRequest());
        await paginator.Responses.CountAsync();

        Assert.That(async () => await paginator.Responses.CountAsync(), Throws.InvalidOperationException);
    }

    [Test]
    public void Every_operation_that_pages_has_a_paginator_of_its_items()
    {
        var paged = ServiceModel.Operations.Where(o => ServiceModel.Members(ServiceModel.Input(o)).Any(m => m.Name == "NextToken"));

        var found = typeof(IMTurkPaginatorFactory).GetMethods().Select(m => (m.Name, Lists(m.ReturnType.GetProperties().Select(p => p.Name))));

        Assert.That(found, Is.EquivalentTo(paged.Select(o => (o, Lists(
            ServiceModel.Members(ServiceModel.Output(o)).Where(m => ServiceModel.Kind(m.Shape) == "list").Select(m => m.Name).Append("Responses"))))));
    }

    private static string Lists(IEnumerable<string> names) => string.Join(' ', names.Order());
}
