using System.CommandLine;
using System.Text.Json;
using Crowd.Cli.Commands;
using Crowd.Cli.RuleTrials;

namespace Crowd.Cli.Tests.Rules;

[NonParallelizable]
internal sealed class RulesCommandTests
{
    private const string Rules = "- rule: fails\n  when: gold.accuracy < 70% surely and gold.answers >= 5\n  then: [exclude]\n";
    private const string Population = "answers: 300\ngold: 50%\ngroups:\n  - {name: good, workers: 20, accuracy: 95%}\n  - {name: clicker, workers: 20, accuracy: 50%}\n";
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("crowd-rules-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Check_says_every_error_with_its_place_and_ends_with_2()
    {
        var file = Write("rules.yaml", "- rule: x\n  when: gold.acuracy < 70\n  then: [exlude]\n");

        var (code, _, errors) = await RunAsync("rules", "check", file);

        Assert.That(code, Is.EqualTo(ExitCodes.BadInput));
        Assert.That(errors.TrimEnd().Split('\n'), Has.Length.EqualTo(2));
        Assert.That(errors, Does.StartWith($"{file}:2:9: ").And.Contain("did you mean 'gold.accuracy'?").And.Contain($"{file}:3:10: "));
    }

    [Test]
    public async Task Check_warns_of_a_rule_that_can_never_fire()
    {
        var file = Write("rules.yaml", "- rule: x\n  when: gold.answers over last 20 answers > 20\n  then: [warn]\n");

        var (code, output, _) = await RunAsync("rules", "check", file);

        Assert.That(code, Is.EqualTo(ExitCodes.Done));
        Assert.That(output, Does.Contain(": warning: ").And.Contain("1 rules, 1 warnings"));
    }

    [Test]
    public async Task Test_reports_on_a_folder()
    {
        var rules = Write("rules.yaml", Rules);
        Write("answers.csv", Crowds.Csv(1));
        Write("gold.csv", Crowds.GoldCsv());
        var report = Path.Combine(_folder, "report.json");

        var (code, output, errors) = await RunAsync("rules", "test", rules, "--on", _folder, "--gold-share", "0.2", "--report", report);

        Assert.That(code, Is.EqualTo(ExitCodes.Done), errors);
        Assert.That(output, Does.Contain("worker w8  fails (enforce): exclude"));
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        Assert.That(json.RootElement.GetProperty("outcomes")[0].GetProperty("removed")[0].GetString(), Is.EqualTo("w8"));
    }

    [TestCase("--gold-share", "2", "--gold-share 2: it must be between 0 and 1.")]
    [TestCase("--rho", "-1", "--rho -1: it must be between 0 and 1.")]
    [TestCase("--gold-share", "0.5", "needs truths")]
    [TestCase("--versus", "nothing.yaml", "nothing.yaml: there is no such rule file")]
    public async Task Test_refuses_bad_input_in_one_sentence(string option, string value, string expected)
    {
        var rules = Write("rules.yaml", Rules);
        Write("answers.csv", Crowds.Csv(1));

        var (code, output, errors) = await RunAsync("rules", "test", rules, "--on", _folder, option, value);

        Assert.That(code, Is.EqualTo(ExitCodes.BadInput));
        Assert.That(output, Is.Empty);
        Assert.That(errors, Does.StartWith("crowd: ").And.Contain(expected));
        Assert.That(errors.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Simulate_tells_clickers_from_good_workers_and_repeats_itself()
    {
        string[] args = ["rules", "simulate", Write("rules.yaml", Rules), "--population", Write("population.yaml", Population), "--workers", "20"];
        var report = Path.Combine(_folder, "report.json");

        var (code, first, errors) = await RunAsync([.. args, "--report", report]);
        var (_, second, _) = await RunAsync(args);

        Assert.That(code, Is.EqualTo(ExitCodes.Done), errors);
        Assert.That(second, Is.EqualTo(first));
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        var shares = json.RootElement.GetProperty("groups").EnumerateArray().Select(g => g.GetProperty("removed").GetProperty("share").GetDouble()).ToList();
        Assert.That(shares[0], Is.LessThan(0.1));
        Assert.That(shares[1], Is.GreaterThan(0.9));
    }

    [TestCase("curve.svg"), TestCase("curve.html")]
    public async Task Simulate_draws_the_operating_curve(string name)
    {
        var plot = Path.Combine(_folder, name);

        var (code, _, errors) = await RunAsync(
            "rules", "simulate", Write("<b>.yaml", Rules), "--population", Write("population.yaml", Population), "--workers", "5", "--answers", "50", "--plot", plot);

        Assert.That(code, Is.EqualTo(ExitCodes.Done), errors);
        var drawn = await File.ReadAllTextAsync(plot);
        var svg = System.Xml.Linq.XDocument.Parse(drawn[drawn.IndexOf("<svg", StringComparison.Ordinal)..(drawn.IndexOf("</svg>", StringComparison.Ordinal) + 6)]);
        Assert.That(svg.Descendants().Count(e => e.Name.LocalName == "polyline"), Is.EqualTo(2));
        Assert.That(drawn, Does.Contain("&lt;b&gt;.yaml").And.Not.Contain("<b>"));
    }

    [Test]
    public async Task Simulate_refuses_another_kind_of_drawing()
    {
        var (code, _, errors) = await RunAsync("rules", "simulate", Write("r.yaml", Rules), "--population", Write("p.yaml", Population), "--plot", Path.Combine(_folder, "curve.png"));

        Assert.That(code, Is.EqualTo(ExitCodes.BadInput));
        Assert.That(errors, Does.Contain("must end with .svg or .html"));
    }

    [Test]
    public async Task Simulate_says_where_a_population_is_wrong()
    {
        var population = Write("population.yaml", "groups:\n  - {name: good, acuracy: 90%}\n");

        var (code, _, errors) = await RunAsync("rules", "simulate", Write("rules.yaml", Rules), "--population", population);

        Assert.That(code, Is.EqualTo(ExitCodes.BadInput));
        Assert.That(errors, Does.Contain($"{population}:2:").And.Contain("accuracy"));
    }

    [Test]
    public void The_plot_marks_each_share_at_its_height()
    {
        var lines = CurvePlot.Lines([("25%", 1, 1), ("70%", 0, 0.5)]).ToList();

        Assert.That(lines[0], Is.EqualTo(" 100% |     #      "));
        Assert.That(lines[5], Is.EqualTo("  50% |           o"));
        Assert.That(lines[10], Is.EqualTo("   0% |           *"));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        var (before, beforeErrors) = (Console.Out, Console.Error);
        using var output = new StringWriter();
        using var errors = new StringWriter();
        Console.SetOut(output);
        Console.SetError(errors);
        try
        {
            var code = await CommandRunner.RunAsync(new RootCommand("test") { RulesCommand.Create() }, args);
            return (code, output.ToString(), errors.ToString());
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(beforeErrors);
        }
    }
}
