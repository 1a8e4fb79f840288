using System.Net;
using Crowd.Web.Tests.Support;

namespace Crowd.Web.Tests.Items;

internal sealed class ItemPagesTests : ConsoleFixture
{
    [Test]
    public async Task The_list_goes_on_over_pages()
    {
        var first = await As("reviewer").GetAsync(Campaign + "/items");
        Assert.That(first.All("tbody tr"), Has.Count.EqualTo(50));
        Assert.That(first.Text, Does.Contain("60 items").And.Contain("Page 1 of 2"));

        var second = await As("reviewer").GetAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.That(second.All("tbody tr"), Has.Count.EqualTo(10));
        Assert.That(second.All("tbody tr")[^1], Does.StartWith(SampleCampaign.HostileKey));
        Assert.That(second.Document.QuerySelector("a[rel=next]"), Is.Null);
    }

    [TestCase("state=unsure", 6)]
    [TestCase("search=animal-01", 10)]
    [TestCase("search=animal-01&state=unsure", 1)]
    [TestCase("search=%00", 0)]
    [TestCase("search='%20or%20true", 0)]
    [TestCase("state=nonsense", 0)]
    [TestCase("page=2", 10)]
    [TestCase("page=-1", 50)]
    [TestCase("page=abc", 50)]
    [TestCase("page=99999999999999999999", 50)]
    [TestCase("page=999999", 0)]
    public async Task Whatever_the_address_asks_for_has_an_answer(string query, int rows)
    {
        var page = await As("reviewer").GetAsync($"{Campaign}/items?{query}");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.All("tbody tr"), Has.Count.EqualTo(rows));
    }

    [Test]
    public async Task The_least_sure_come_first_on_request() =>
        Assert.That((await As("reviewer").GetAsync(Campaign + "/items?sort=unsure")).All("tbody td:nth-child(5)")[..3], Is.EqualTo(new[] { "50.0 %", "51.0 %", "51.0 %" }));

    [Test]
    public async Task An_item_shows_what_was_seen_and_said()
    {
        var id = await ScalarAsync<long>("select item_id from items where key like 'k-%'");
        var page = await As("reviewer").GetAsync($"{Campaign}/items/{id}");

        Assert.That(page.Document.QuerySelector("pre")!.TextContent, Does.Contain(SampleCampaign.HostileText));
        Assert.That(page.All("tbody tr"), Has.Count.EqualTo(3));
        Assert.That(page.Text, Does.Contain(SampleCampaign.HostileAnswer));
    }
}
