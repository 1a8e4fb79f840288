using Crowd.Quality.Signals;

namespace Crowd.Quality.Tests.Signals;

public sealed class HabitTests
{
    [Test]
    public void The_straight_liner_stands_out_and_the_one_with_uniform_items_does_not()
    {
        var random = new Random(1);
        var rows = new List<(int Item, int Worker, int Label)>();
        for (var item = 0; item < 300; item++)
        {
            var truth = item < 100 ? 0 : random.Next(3);
            for (var worker = 0; worker < 8; worker++)
            {
                if (worker == 1 && item >= 100)
                {
                    continue; // worker 1 only met items whose answer is 0
                }

                rows.Add((item, worker, worker == 0 ? 0 : random.NextDouble() < 0.85 ? truth : random.Next(3)));
            }
        }

        var habits = StraightLining.Scan(AnswerMatrix.Build(
            [.. rows.Select(r => r.Item)], [.. rows.Select(r => r.Worker)], [.. rows.Select(r => r.Label)], 300, 8, 3));

        Assert.That(Enumerable.Range(0, 8).Where(w => habits[w].IsFlagged), Is.EqualTo(new[] { 0 }));
        Assert.That(habits[0].EntropyBits, Is.Zero);
    }

    [Test]
    public void No_answers_and_one_class_are_no_habit()
    {
        Assert.That(StraightLining.Compare([0, 0], [0.5, 0.5]).GP, Is.EqualTo(1));
        Assert.That(StraightLining.Compare([9], [1]).GP, Is.EqualTo(1));
        Assert.That(StraightLining.Compare([5, 5], [1, 0]).G, Is.GreaterThan(0).And.LessThan(1000));
        Assert.That(() => StraightLining.Compare([1, -1], [0.5, 0.5]), Throws.ArgumentException.With.Message.Contains("Label 1"));
        Assert.That(() => StraightLining.Compare([1, 1], [0, 0]), Throws.ArgumentException);
    }

    [TestCase(5, 200, 0.3)]
    [TestCase(3, 10, 0.5)]
    [TestCase(1, 4, 0.25)]
    public void Chance_of_a_streak_is_what_simulation_says(int length, int trials, double chance)
    {
        var random = new Random(2);
        const int runs = 20_000;
        var hits = Enumerable.Range(0, runs).Count(_ =>
            LabelRuns.Of<int>([.. Enumerable.Range(0, trials).Select(i => random.NextDouble() < chance ? -1 : i)]) is var r && r.Longest >= length
            && (length > 1 || r.Count > 0)) / (double)runs;

        var exact = LabelRuns.ChanceOfStreak(length, trials, chance);

        Assert.That(exact, length == 1 ? Is.EqualTo(1 - Math.Pow(1 - chance, trials)).Within(1e-12) : Is.EqualTo(hits).Within(0.012));
    }

    [Test]
    public void Wage_is_the_median_with_an_interval_and_ignores_pages_left_open()
    {
        var wage = HourlyWage.Of(Enumerable.Repeat(0.10, 11).ToArray(), [.. Enumerable.Range(0, 10).Select(i => 28.0 + i % 5), 40_000]);

        Assert.That(wage.Median, Is.EqualTo(12).Within(0.3));
        Assert.That(wage.Low, Is.LessThanOrEqualTo(wage.Median).And.GreaterThan(10));
        Assert.That(wage.Overall, Is.GreaterThan(9), "the page left open counts 90 seconds");
        Assert.That(HourlyWage.Of([], []), Is.EqualTo(default(HourlyWage)));
        Assert.That(() => HourlyWage.Of([1], [0]), Throws.ArgumentException.With.Message.Contains("Assignment 0"));
    }

    [Test]
    public void Near_duplicate_streams_are_found_without_comparing_all()
    {
        var random = new Random(3);
        var streams = Enumerable.Range(0, 300).Select(_ => Enumerable.Range(0, 100).Select(_ => (ulong)random.NextInt64()).ToArray()).ToArray();
        streams[7] = [.. streams[3][..90], .. streams[7][..10]];

        var pairs = NearDuplicates.Find(streams);

        Assert.That(pairs.Select(p => (p.First, p.Second)), Is.EqualTo(new[] { (3, 7) }));
        Assert.That(pairs[0].Similarity, Is.EqualTo(90.0 / 110).Within(1e-12));
    }

    [Test]
    public void Leaked_gold_and_random_clicking_show()
    {
        Assert.That(GoldLeakage.Z(60, 60, 110, 200), Is.GreaterThan(GoldLeakage.Flagged));
        Assert.That(GoldLeakage.Z(0, 0, 5, 9), Is.Zero);
        Assert.That(RandomClicking.Dependence([[0.5, 0.5], [0.55, 0.45]]), Is.EqualTo(0.05).Within(1e-12));
        Assert.That(RandomClicking.Dependence([[0.9, 0.1], [0.2, 0.8]]), Is.EqualTo(0.7).Within(1e-12));
        Assert.That(() => RandomClicking.Dependence([[0.9, 0.2]]), Throws.ArgumentException.With.Message.Contains("Row 0"));
    }
}
