using Crowd.Engine.Campaigns;
using Crowd.Engine.Campaigns.Files;
using Crowd.Engine.Settings;
using Crowd.Engine.Tests.Support;

namespace Crowd.Engine.Tests.Settings;

internal sealed class SettingsFileTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("crowd-settings-").FullName;

    [TearDown]
    public void DropFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void The_settings_that_come_with_Crowd_are_good()
    {
        var settings = SettingsFile.Load(Path.Combine(Config(), "crowd.yaml"), [], _ => null);

        Assert.That(settings.Marketplaces["local"].Endpoint, Is.EqualTo(new Uri("http://127.0.0.1:8930")));
        Assert.That(settings.Marketplaces["local"].Sandbox, Is.True);
    }

    [TestCase("text.html", "text")]
    [TestCase("images.html", "image")]
    public void The_templates_that_come_with_Crowd_are_good(string template, string column)
    {
        var definition = Some.Campaign() with
        {
            Template = File.ReadAllText(Path.Combine(Config(), "templates", template)),
            Items = [new CampaignItem("a", new Dictionary<string, string> { [column] = "x" })],
        };

        Assert.That(DefinitionCheck.Problems(definition), Is.Empty);
    }

    [Test]
    public void Everything_that_can_be_set_is_read()
    {
        var settings = Load(
            """
            marketplaces:
              a: { endpoint: https://a.example, access_key: "${KEY}", secret_key: s, sandbox: false, calls_per_second: 0.5, attempts: 3, call_timeout: 10s }
            publishing: { parallel_calls: 2, batch: 10, first_poll: 1m }
            collecting: { parallel_calls: 3, batch: 20, open_pages_per_run: 5, shortest_wait: 200ms, longest_wait: 5m, score_delay: 0 }
            settling: { parallel_calls: 4, batch: 30 }
            exporting: { folder: /labels }
            """);

        Assert.That((settings.Marketplaces["a"].AccessKey, settings.Marketplaces["a"].CallsPerSecond, settings.Marketplaces["a"].Attempts), Is.EqualTo(("key from outside", 0.5, 3)));
        Assert.That((settings.Publishing.ParallelCalls, settings.Publishing.FirstPoll), Is.EqualTo((2, TimeSpan.FromMinutes(1))));
        Assert.That((settings.Collecting.Shortest, settings.Collecting.Longest), Is.EqualTo((TimeSpan.FromMilliseconds(200), TimeSpan.FromMinutes(5))));
        Assert.That((settings.Settling.Batch, settings.Exporting.Folder), Is.EqualTo((30, "/labels")));
    }

    [TestCase("marketplaces:\n  a: { sandbox: true }", "crowd.yaml:2:6: marketplaces.a.endpoint: is missing, and needed.")]
    [TestCase("marketplaces:\n  a: { endpoint: localhost }", "crowd.yaml:2:8: marketplaces.a.endpoint: must be an address such as http://127.0.0.1:8930, not 'localhost'.")]
    [TestCase("marketplaces:\n  a: { endpoint: http://x, access_key: k }", "crowd.yaml:2:6: marketplaces.a.secret_key: access_key and secret_key belong together")]
    [TestCase("marketplaces:\n  a: { endpoint: http://x, access_key: \"${NONE}\", secret_key: s }", "crowd.yaml:2:28: marketplaces.a.access_key: the environment has no variable NONE.")]
    [TestCase("publshing: { batch: 1 }", "crowd.yaml:1:1: publshing: there is no such key; did you mean 'publishing'?")]
    [TestCase("collecting: { batch: 0 }", "crowd.yaml:1:15: collecting.batch: must be a whole number from 1 to 1000, not '0'.")]
    public void Says_what_is_wrong(string yaml, string error)
    {
        var problems = Assert.Throws<CampaignFileException>(() => Load(yaml))!.Errors.Select(e => e.ToString().Replace(_folder + Path.DirectorySeparatorChar, ""));

        Assert.That(problems, Has.Some.StartsWith(error));
    }

    private EngineSettings Load(string yaml)
    {
        var path = Path.Combine(_folder, "crowd.yaml");
        File.WriteAllText(path, yaml);
        return SettingsFile.Load(path, ["console"], name => name == "KEY" ? "key from outside" : null);
    }

    private static string Config()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "config", "crowd.yaml")))
                return Path.Combine(folder.FullName, "config");
        throw new DirectoryNotFoundException("There is no config/crowd.yaml above the tests.");
    }
}
