using Crowd.TestKit;

namespace Crowd.Cli.Tests;

/// <summary>Whatever a person gives by mistake: one sentence that says where and what, exit code 2, and nothing left behind.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class BadInputTests
{
    // A file of a gigabyte must be refused while it is read, not after it was held.
    private const long MostMemory = 256 << 20;

    public static IEnumerable<BadInput> All => [.. BadAnswers.All, .. BadRecordings.All, .. BadCampaigns.All];

    [TestCaseSource(nameof(All))]
    public async Task Is_told_in_one_sentence_with_its_place_and_leaves_nothing_behind(BadInput input)
    {
        using var folder = new TemporaryFolder();
        input.Make(folder);
        var before = folder.Names;
        var arguments = input.Arguments.Select(a => a.StartsWith('@') ? folder[a[1..]] : a).ToArray();

        using var crowd = await CrowdProcess.RunAsync(arguments, MostMemory);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(crowd.ExitCode, Is.EqualTo(2), crowd.Errors);
            Assert.That(crowd.Errors, Does.StartWith("crowd: ").And.EndWith(Environment.NewLine));
            Assert.That(crowd.Errors.Trim().Split('\n'), Has.Length.EqualTo(1), crowd.Errors);
            foreach (var part in input.Says)
                Assert.That(crowd.Errors, Does.Contain(part));
            Assert.That(crowd.Output, Is.Empty);
            Assert.That(folder.Names, Is.EqualTo(before));
        }
    }
}
