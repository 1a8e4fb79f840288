namespace Crowd.Rules.Tests;

public class BackTestTests
{
    private static readonly string[] Labels = ["cat", "dog"];

    [Test]
    public void A_clicker_is_removed_good_workers_stay_and_the_consensus_gains()
    {
        var (journal, truth) = Campaign();

        var report = Run("gold.accuracy < 70% surely", "exclude, discard all", journal, truth);

        Assert.That(report.Removed, Is.EqualTo(new[] { "clicker1", "clicker2" }));
        Assert.That((report.FalseBlocks.Wrong, report.FalseBlocks.Of), Is.EqualTo((0, 3)));
        Assert.That((report.Misses.Wrong, report.Misses.Of), Is.EqualTo((0, 2)));
        Assert.That(report.RemovedThoughSurelyGood, Is.Empty);
        Assert.That(report.AccuracyAfter, Is.GreaterThan(report.AccuracyBefore));
        Assert.That(report.Discarded + report.Prevented, Is.EqualTo(2 * 120), "nothing of theirs is left");
        Assert.That(report.DollarsToRecollect, Is.EqualTo(240 * 0.05).Within(1e-9));
    }

    [Test]
    public void There_is_no_look_ahead_what_comes_later_changes_nothing_before()
    {
        var (journal, truth) = Campaign();
        var half = journal.Take(journal.Count / 2).ToList();

        var whole = Run("gold.accuracy < 70% surely", "exclude", journal, truth).Firings.Where(f => f.Verdict.Sequence <= half[^1].Sequence);
        var part = Run("gold.accuracy < 70% surely", "exclude", half, truth).Firings;

        Assert.That(part.Select(f => (f.Verdict.Rule, f.Verdict.Subject, f.Verdict.Sequence)), Is.EqualTo(whole.Select(f => (f.Verdict.Rule, f.Verdict.Subject, f.Verdict.Sequence))));
        Assert.That(part, Is.Not.Empty);
    }

    [Test]
    public void After_removal_a_worker_gives_no_more_until_the_time_is_over()
    {
        var journal = Enumerable.Range(1, 10).SelectMany(i => new[]
        {
            Evidence.Answer(2 * i, Some.Noon.AddDays(i), "w", $"i{i}", "cat", 1000), Evidence.Gold((2 * i) + 1, Some.Noon.AddDays(i), "w", $"i{i}", 0),
        }).ToList();

        var report = Run("gold.wrong >= 1", "exclude for 3 days", journal, new Dictionary<string, string>());

        Assert.That(report.Prevented, Is.EqualTo(2), "days 2 and 3; back on day 4, and the rule is not new by then");
        Assert.That(report.Firings, Has.Count.EqualTo(1));
    }

    [Test]
    public void What_is_only_observed_is_listed_and_not_carried_out()
    {
        var (journal, truth) = Campaign();

        var report = BackTest.Run(
            Some.Rule("gold.accuracy < 70% surely", "exclude", "  mode: observe\n"), journal, new BackTestTruth(truth, true), new BackTestOptions(), CancellationToken.None);

        Assert.That(report.Firings.Select(f => f.Verdict.Subject.Key).Distinct(), Is.EquivalentTo(new[] { "clicker1", "clicker2" }));
        Assert.That(report.Removed, Is.Empty);
        Assert.That(report.AccuracyAfter, Is.EqualTo(report.AccuracyBefore));
    }

    [Test]
    public void The_naive_twin_removes_good_workers_that_surely_keeps()
    {
        const string Yaml = "- rule: r\n  when: gold.accuracy < 70% surely\n  then: [exclude]\n";
        var naive = ((RuleSetResult.Valid)RuleSet.ParseNaive(Yaml, "f.yaml")).Rules;
        var population = new Population { Groups = [new PopulationGroup("good", 200, 0.8)], Answers = 300, Gold = 1 };

        var sure = Simulation.Run(Some.Rules(Yaml), population, null, CancellationToken.None).Single().Removed;
        var raw = Simulation.Run(naive, population, null, CancellationToken.None).Single().Removed;

        Assert.That(sure.Share, Is.LessThan(0.02));
        Assert.That(raw.Share, Is.GreaterThan(0.2));
    }

    // 3 workers who are 90% right and 2 clickers of 30% answer 120 items; every fourth item is gold.
    private static (List<Evidence> Journal, Dictionary<string, string> Truth) Campaign()
    {
        var random = new RandomStream(21, 0);
        var journal = new List<Evidence>();
        var truth = new Dictionary<string, string>();
        for (var i = 0; i < 120; i++)
        {
            truth[$"i{i}"] = Labels[random.Below(2)];
            foreach (var worker in new[] { "good1", "good2", "good3", "clicker1", "clicker2" })
            {
                var right = random.Chance(worker[0] == 'g' ? 0.9 : 0.3);
                var label = right ? truth[$"i{i}"] : Labels.Single(l => l != truth[$"i{i}"]);
                var at = Some.Noon.AddMinutes(i);
                journal.Add(Evidence.Answer(journal.Count + 1, at, worker, $"i{i}", label, 5000));
                if (i % 4 == 0)
                {
                    journal.Add(Evidence.Gold(journal.Count + 1, at, worker, $"i{i}", right ? 1 : 0));
                }
            }
        }

        return (journal, truth);
    }

    private static BackTestReport Run(string when, string then, IReadOnlyList<Evidence> journal, Dictionary<string, string> truth) => BackTest.Run(
        Some.Rule(when, then), journal, new BackTestTruth(truth, true), new BackTestOptions { DollarsPerAnswer = 0.05 }, CancellationToken.None);
}
