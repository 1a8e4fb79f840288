using Crowd.Web.Auditing;
using Crowd.Web.Tests.Support;

namespace Crowd.Web.Tests.Auditing;

internal sealed class AuditTests : ConsoleFixture
{
    [Test]
    public async Task The_trail_is_shown_newest_first()
    {
        var page = await As("reviewer").GetAsync(Campaign + "/audit");

        Assert.That(page.All("tbody td:nth-child(3)"), Is.EqualTo(new[] { "exclude applied", "launched" }));
        Assert.That(page.Text, Does.Contain("2 entries"));
    }

    [Test]
    public async Task The_trail_can_be_downloaded_and_runs_nothing_in_a_spreadsheet()
    {
        var file = await As("reviewer").GetAsync(Campaign + "/audit.csv");
        var lines = file.Source.Split("\r\n");

        Assert.That(file.MediaType, Is.EqualTo("text/csv"));
        Assert.That(lines, Has.Length.EqualTo(4));
        Assert.That(lines[0], Is.EqualTo("at,actor,verb,subject,before,after,reason"));
        Assert.That(lines[1], Does.EndWith(",\"'=HYPERLINK(\"\"http://x\"\") <img src=x onerror=alert('reason')>\""));
    }

    [Test]
    public void Fields_are_quoted_where_they_must_be() =>
        Assert.That(CsvText.Line("a", null, "b,c", "d\"e", "-1", "f\ng"), Is.EqualTo("a,,\"b,c\",\"d\"\"e\",'-1,\"f\ng\"\r\n"));
}
