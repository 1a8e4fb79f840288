using Crowd.Web.Tests.Support;

namespace Crowd.Web.Tests.Campaigns;

internal sealed class LiveTests : ConsoleFixture
{
    [Test, CancelAfter(60_000)]
    public async Task Browsers_hear_of_each_change_and_of_the_end(CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(await As("reviewer").OpenAsync(Campaign + "/events"));
        Assert.That(await NextAsync(reader, cancellationToken), Is.EqualTo("changed running"), "at first, whatever happened since the page was made");

        await RunAsync("update items set state = 'done' where campaign_id = @CampaignId", new { CampaignId });
        Assert.That(await NextAsync(reader, cancellationToken), Is.EqualTo("changed running"));

        await RunAsync("update campaigns set state = 'completed' where campaign_id = @CampaignId", new { CampaignId });
        Assert.That(await NextAsync(reader, cancellationToken), Is.EqualTo("changed completed"));
        Assert.That(await NextAsync(reader, cancellationToken), Is.EqualTo("ended "));
        Assert.That(await reader.ReadToEndAsync(cancellationToken), Is.Empty);

        var page = await As("reviewer").GetAsync(Campaign);
        Assert.That(page.Document.QuerySelector("#live")!.HasAttribute("data-live"), Is.False, "nothing more to listen for");
    }

    private static async Task<string> NextAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var (name, data) = ("", "");
        while (await reader.ReadLineAsync(cancellationToken) is { Length: > 0 } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
                data = line[6..];
        }
        return $"{name} {data}";
    }
}
