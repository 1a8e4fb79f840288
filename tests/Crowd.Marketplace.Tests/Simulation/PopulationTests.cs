using Crowd.Marketplace.Simulation;
using Crowd.Marketplace.Simulation.Populations;

namespace Crowd.Marketplace.Tests.Simulation;

internal sealed class PopulationTests
{
    private static readonly string[] Options = ["cat", "dog", "owl"];

    [Test]
    public void A_worker_is_right_as_often_as_said() =>
        Assert.That(ShareRight(One("accuracy: 0.8")), Is.EqualTo(0.8).Within(0.02));

    [Test]
    public void Accuracy_may_differ_by_class()
    {
        var worker = One("accuracy: {cat: 0.95, dog: 0.5}");

        Assert.Multiple(() =>
        {
            Assert.That(ShareRight(worker, "cat"), Is.EqualTo(0.95).Within(0.02));
            Assert.That(ShareRight(worker, "dog"), Is.EqualTo(0.5).Within(0.02));
        });
    }

    [Test]
    public void A_confusion_matrix_is_followed_and_its_rest_spread()
    {
        var worker = One("confusion: {cat: {cat: 0.6, dog: 0.3}}");
        var given = Answers(worker, "cat").CountBy(label => label).ToDictionary(pair => pair.Key, pair => pair.Value / 5000.0);

        Assert.Multiple(() =>
        {
            Assert.That(given["cat"], Is.EqualTo(0.6).Within(0.025));
            Assert.That(given["dog"], Is.EqualTo(0.3).Within(0.025));
            Assert.That(given["owl"], Is.EqualTo(0.1).Within(0.025));
        });
    }

    [Test]
    public void Workers_of_a_kind_differ_around_its_mean()
    {
        var accuracies = Read("workers: [{name: a, count: 400, accuracy: {mean: 0.8, sd: 0.05}}]").Recruit().Select(worker => worker.Accuracy).ToArray();

        Assert.That(accuracies.Average(), Is.EqualTo(0.8).Within(0.01));
        Assert.That(Math.Sqrt(accuracies.Average(a => (a - accuracies.Average()) * (a - accuracies.Average()))), Is.EqualTo(0.05).Within(0.01));
    }

    [Test]
    public void The_same_seed_gives_the_same_answers_and_another_seed_others()
    {
        string[] Given(int seed) => Answers(One("accuracy: 0.5", seed), "cat");
        var (first, again, other) = (Given(3), Given(3), Given(4));

        Assert.That(first, Is.EqualTo(again).And.Not.EqualTo(other));
    }

    [Test]
    public void A_copying_pair_agrees_where_honest_workers_would_not()
    {
        double Agreement(string kind)
        {
            var pair = Read($"workers: [{{name: a, count: 2, accuracy: 0.5{kind}}}]").Recruit();
            return Answers(pair[0], "cat").Zip(Answers(pair[1], "cat")).Average(both => both.First == both.Second ? 1.0 : 0);
        }

        Assert.That((Agreement(", vice: copying, copied: 0.97"), Agreement("")), Is.EqualTo((0.96, 0.375)).Using(Within(0.025)));
    }

    [Test]
    public void A_constant_worker_never_varies() =>
        Assert.That(Answers(One("vice: constant, label: dog"), "cat").Distinct(), Is.EqualTo(new[] { "dog" }));

    [Test]
    public void A_random_worker_is_right_by_chance() => Assert.That(ShareRight(One("vice: random")), Is.EqualTo(1 / 3.0).Within(0.02));

    [Test]
    public void Fatigue_turns_answers_into_guesses()
    {
        var worker = One("accuracy: 1, fatigue: 0.25");
        var right = Enumerable.Range(0, 5000).Average(i => worker.Choose($"i{i}", "cat", Options, TimeSpan.FromHours(2)) == "cat" ? 1.0 : 0);

        Assert.That(right, Is.EqualTo(1 - 0.5 * 2 / 3).Within(0.02));
    }

    [Test]
    public void Times_have_the_median_and_the_spread_said()
    {
        var worker = One("seconds: {median: 8, spread: 2}");
        var times = Enumerable.Range(0, 5000).Select(i => worker.TimeOn($"i{i}").TotalSeconds).Order().ToArray();

        Assert.Multiple(() =>
        {
            Assert.That(times[2500], Is.EqualTo(8).Within(0.4));
            Assert.That(times[(int)(5000 * 0.8413)], Is.EqualTo(16).Within(1.2));
        });
    }

    [Test]
    public void Honest_workers_agree_on_an_item_whose_truth_nobody_knows()
    {
        var pair = Read("workers: [{name: a, count: 2, accuracy: 1}]").Recruit();

        Assert.That(pair[0].Choose("x", null, Options, TimeSpan.Zero), Is.EqualTo(pair[1].Choose("x", null, Options, TimeSpan.Zero)));
    }

    [Test]
    public void Shares_are_of_the_size_given() =>
        Assert.That(Read("size: 200\nworkers: [{name: a, share: 0.75}, {name: b, share: 0.25}]").Kinds.Select(kind => kind.Count), Is.EqualTo(new[] { 150, 50 }));

    [Test]
    public void The_demo_population_is_valid()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Crowd.sln")))
        {
            folder = folder.Parent;
        }

        Assert.That(PopulationReader.Read(Path.Combine(folder.FullName, "config", "populations", "demo.yaml")).Size, Is.EqualTo(24));
    }

    [TestCase("workers: [{name: a, count: 1, acuracy: 1}]", "p.yaml, line 1, field 'acuracy': there is no such key in a kind of worker;")]
    [TestCase("seed: 1\nworkers:\n  - name: a\n    count: 1\n    accuracy: 1.2", "p.yaml, line 5, field 'accuracy': write a number from 0 to 1.")]
    [TestCase("workers: [{name: a}]", "p.yaml, line 1, field 'count': give either count or share.")]
    [TestCase("workers: [{name: a, share: 0.5}]", "p.yaml, line 1, field 'share': a share needs the population's size at the top of the file.")]
    [TestCase("workers: [{name: a, count: 1, vice: lazy}]", "p.yaml, line 1, field 'vice': 'lazy' is none of none, random, constant, fast, copying, bot.")]
    [TestCase("workers: [{name: a, count: 1, arrivals: soon}]", "p.yaml, line 1, field 'arrivals': 'soon' is not a duration; write it like 90s, 10m, 2h or 1d.")]
    [TestCase("workers: [{name: a, count: 1}, {name: a, count: 2}]", "p.yaml, line 1, field 'workers': the name 'a' is used twice; each kind has its own.")]
    [TestCase("workers: [{name: a, count: 1, confusion: {cat: {cat: 0.9, dog: 0.2}}}]", "p.yaml, line 1, field 'cat': the probabilities of the row add up to 1.1; they may be at most 1.")]
    [TestCase("workers: [", "p.yaml, line 2: it is not YAML:")]
    [TestCase("", "p.yaml, line 1: it must hold the keys seed, size and workers.")]
    public void Each_fault_is_one_sentence_with_its_place(string text, string message) =>
        Assert.That(() => Read(text), Throws.TypeOf<InputFileException>().With.Message.StartsWith(message));

    private static Population Read(string text) => PopulationReader.Read(new StringReader(text), "p.yaml");

    private static SimulatedWorker One(string keys, int seed = 5) => Read($"seed: {seed}\nworkers: [{{name: a, count: 1, {keys}}}]").Recruit()[0];

    private static double ShareRight(SimulatedWorker worker, string truth = "cat") => Answers(worker, truth).Average(label => label == truth ? 1.0 : 0);

    private static string[] Answers(SimulatedWorker worker, string truth) =>
        [.. Enumerable.Range(0, 5000).Select(i => worker.Choose($"item {i}", truth, Options, TimeSpan.Zero))];

    private static Comparison<(double, double)> Within(double tolerance) =>
        (a, b) => Math.Abs(a.Item1 - b.Item1) < tolerance && Math.Abs(a.Item2 - b.Item2) < tolerance ? 0 : 1;
}
