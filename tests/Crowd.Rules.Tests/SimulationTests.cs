namespace Crowd.Rules.Tests;

public class SimulationTests
{
    private const string File = """
        answers: 300
        gold: 50%
        classes: 4
        groups:
          - {name: good, workers: 40, accuracy: 95%}
          - {name: clicker, workers: 40, accuracy: 25%}
          - {name: tired, workers: 40, accuracy: 95%, then: 25%, after: 100}
        """;

    [Test]
    public void Good_workers_stay_clickers_and_tired_ones_go()
    {
        var outcomes = Simulation.Run(Recommended(), Population.Parse(File, "p.yaml").Population!, null, CancellationToken.None);

        Assert.That(outcomes.Select(o => o.Removed.Share), Is.EqualTo(new[] { 0.0, 1.0, 1.0 }));
        Assert.That(outcomes[1].Removed.MedianOfAll, Is.LessThan(25));
        Assert.That(outcomes[2].Removed.MedianOfAll, Is.InRange(100, 200));
    }

    [Test]
    public void The_same_seed_gives_the_same_numbers_and_another_seed_others()
    {
        var population = Population.Parse(File, "p.yaml").Population!;

        double Mean(ulong seed) => Simulation.Run(Recommended(), population with { Seed = seed }, null, CancellationToken.None).Sum(o => o.MeanAnswers);

        var (once, again) = (Mean(1), Mean(1));
        Assert.That(again, Is.EqualTo(once));
        Assert.That(Mean(2), Is.Not.EqualTo(once));
    }

    [Test]
    public void The_operating_curve_falls_with_accuracy()
    {
        var curve = Simulation.OperatingCurve(
            Some.Rule("gold.accuracy < 70% surely", "exclude"), [0.4, 0.6, 0.9], 60, new Population { Groups = [], Answers = 150, Gold = 1 }, null, CancellationToken.None);

        Assert.That(curve.Select(c => c.Removed.Share), Is.Ordered.Descending);
        Assert.That(curve[0].Removed.Share, Is.EqualTo(1));
    }

    [TestCase("groups:\n  - {accuracy: 90}\n", "2:16 expected a share from 0% to 100% for 'accuracy', found '90'")]
    [TestCase("group:\n  - {accuracy: 90%}\n", "1:1 there is no field 'group' here; did you mean 'groups'?; expected answers, gold, reference, classes, seed, groups")]
    [TestCase("groups:\n  - {name: x}\n", "2:6 this group has no accuracy; expected 'accuracy: 90%'")]
    [TestCase("answers: many\ngroups:\n  - {accuracy: 90%}\n", "1:10 expected a whole number from 1 to 1000000 for 'answers', found 'many'")]
    [TestCase("", "1:1 expected a population: fields such as 'answers: 1000' and 'groups:' with a list of groups")]
    public void A_wrong_population_file(string text, string expected)
    {
        var (population, errors) = Population.Parse(text, "p.yaml");

        Assert.That(population, Is.Null);
        Assert.That($"{errors[0].Line}:{errors[0].Column} {errors[0].Message}", Is.EqualTo(expected));
    }

    private static RuleSet Recommended() => Some.Rules(System.IO.File.ReadAllText(TestData.InRepository("config/rules/recommended.yaml")));
}
