namespace Crowd.Cli.Tests;

/// <summary>Holds the arrows of docs/architecture.md: who may know whom.</summary>
internal sealed class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Crowd.Quality"] = [],
        ["Crowd.Rules"] = ["Crowd.Quality"],
        ["Amazon.MTurk"] = [],
        ["Crowd.Postgres"] = [],
        ["Crowd.Marketplace"] = ["Crowd.Postgres"],
        ["Crowd.Engine"] = ["Crowd.Quality", "Crowd.Rules", "Amazon.MTurk", "Crowd.Postgres"],
        ["Crowd.Jobs.Quartz"] = ["Crowd.Engine", "Crowd.Postgres"],
        ["Crowd.Jobs.Hangfire"] = ["Crowd.Engine", "Crowd.Postgres"],
        ["Crowd.Web"] = ["Crowd.Engine", "Crowd.Rules", "Crowd.Quality", "Crowd.Postgres"],
        ["Crowd.Cli"] =
        [
            "Crowd.Web", "Crowd.Marketplace", "Crowd.Jobs.Quartz", "Crowd.Jobs.Hangfire", "Crowd.Engine", "Crowd.Rules", "Crowd.Quality", "Crowd.Postgres",
            "Amazon.MTurk",
        ],
    };

    // What lets code reach out of memory, know the time, draw unseeded chance, or wait.
    private static readonly string[] Impure =
    [
        "System.IO.File", "System.IO.FileStream", "System.IO.FileInfo", "System.IO.Directory", "System.IO.DirectoryInfo", "System.Console",
        "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Diagnostics.Process", "System.Threading.Timer",
        "System.Threading.Thread", "System.Runtime.CompilerServices.AsyncTaskMethodBuilder", "System.Runtime.CompilerServices.AsyncTaskMethodBuilder`1",
        "System.Runtime.CompilerServices.AsyncValueTaskMethodBuilder", "System.Security.Cryptography.RandomNumberGenerator",
    ];

    private static readonly string[] Calculates = ["MathNet.Numerics", "NetTopologySuite", "YamlDotNet"];

    public static IEnumerable<Project> Sources => Project.Sources;

    [Test]
    public void Every_project_has_its_arrows_drawn() =>
        Assert.That(Project.Sources.Select(p => p.Name), Is.EquivalentTo(MayUse.Keys), "a new project must be given its place here and in docs/architecture.md");

    [TestCaseSource(nameof(Sources))]
    public void Project_files_refer_only_to_what_they_may(Project project) =>
        Assert.That(project.References, Is.SubsetOf(MayUse[project.Name]));

    [TestCaseSource(nameof(Sources))]
    public void Code_uses_only_what_it_may(Project project) =>
        Assert.That(project.Use.Assemblies.Where(IsOurs), Is.SubsetOf(MayUse[project.Name]));

    [TestCase("Crowd.Quality"), TestCase("Crowd.Rules")]
    public void Statistics_and_rules_touch_nothing_outside_memory_and_know_no_time(string name)
    {
        var use = Project.Named(name).Use;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(use.Types.Intersect(Impure), Is.Empty);
            Assert.That(use.Types.Where(t => t.StartsWith("System.Net.", StringComparison.Ordinal) || t.StartsWith("System.Data.", StringComparison.Ordinal)), Is.Empty);
            Assert.That(use.Assemblies.Where(a => !a.StartsWith("System.", StringComparison.Ordinal) && a != "Crowd.Quality" && !Calculates.Contains(a)), Is.Empty);
        }
    }

    [TestCase("Crowd.Marketplace"), TestCase("Crowd.Quality"), TestCase("Crowd.Rules"), TestCase("Crowd.Postgres")]
    public void Amazons_code_is_the_engines_alone(string name) =>
        Assert.That(Project.Named(name).Use.Assemblies.Where(a => a.StartsWith("AWSSDK", StringComparison.Ordinal) || a.StartsWith("Amazon", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void Only_the_command_line_knows_both_the_engine_and_the_marketplace() =>
        Assert.That(Project.Sources.Where(p => p.Use.Assemblies.Contains("Crowd.Engine") && p.Use.Assemblies.Contains("Crowd.Marketplace")).Select(p => p.Name),
            Is.EqualTo(["Crowd.Cli"]));

    [TestCaseSource(nameof(Sources))]
    public void No_project_takes_source_files_from_another(Project project) =>
        Assert.That(project.LinkedSources, Is.Empty);

    [TestCaseSource(nameof(Sources))]
    public void Every_project_has_its_tests_and_stands_in_the_solution(Project project)
    {
        var tests = Path.Combine(Checkout.Root, "tests", $"{project.Name}.Tests", $"{project.Name}.Tests.csproj");
        Assert.That(tests, Does.Exist);
        var solution = File.ReadAllText(Path.Combine(Checkout.Root, "Crowd.sln"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new Project($"{project.Name}.Tests", tests).References, Does.Contain(project.Name));
            Assert.That(solution, Does.Contain($"\"{project.Name}\""));
            Assert.That(solution, Does.Contain($"\"{project.Name}.Tests\""));
        }
    }

    private static bool IsOurs(string assembly) =>
        assembly.StartsWith("Crowd.", StringComparison.Ordinal) || assembly.StartsWith("Amazon.", StringComparison.Ordinal);
}
