using System.Diagnostics;
using Crowd.Quality.Signals;

namespace Crowd.Quality.Tests.Signals;

public sealed class CopyingTests
{
    [TestCase(2, 15)] // two classes hide copying: every two wrong answers are the same
    [TestCase(4, 19)]
    public void Copiers_are_found_and_honest_workers_are_not(int classes, int atLeast)
    {
        var (falsePairs, found) = (0, 0);
        for (var seed = 0; seed < 5; seed++)
        {
            var report = Copying.Find(Crowd(seed, classes, copyRate: 0.9), CancellationToken.None);
            var truePairs = report.Pairs.Count(p => p.First / 2 == p.Second / 2 && p.Second < 8);
            found += truePairs;
            falsePairs += report.Pairs.Count - truePairs;
        }

        Assert.That(found, Is.GreaterThanOrEqualTo(atLeast), "of 5 × 4 true pairs");
        Assert.That(falsePairs, Is.LessThanOrEqualTo(2), "in 5 runs of some 600 pairs");
    }

    [Test]
    public void A_ring_of_copiers_is_one_group()
    {
        var random = new Random(3);
        var rows = new List<(int Item, int Worker, int Label)>();
        for (var item = 0; item < 200; item++)
        {
            var copied = random.NextDouble() < 0.6 ? 0 : 1 + random.Next(3);
            for (var worker = 0; worker < 3; worker++)
            {
                rows.Add((item, worker, copied));
            }

            for (var worker = 3; worker < 12; worker++)
            {
                rows.Add((item, worker, random.NextDouble() < 0.8 ? 0 : 1 + random.Next(3)));
            }
        }

        var report = Copying.Find(Matrix(rows, 200, 12, 4), CancellationToken.None);

        Assert.That(report.Groups, Has.Count.EqualTo(1));
        Assert.That(report.Groups[0], Is.EqualTo(new[] { 0, 1, 2 }));
    }

    [Test]
    public void A_label_that_tempts_everyone_is_not_copying()
    {
        var random = new Random(4);
        var rows = new List<(int Item, int Worker, int Label)>();
        for (var item = 0; item < 400; item++)
        {
            var hard = item % 5 == 0;
            for (var worker = 0; worker < 15; worker++)
            {
                rows.Add((item, worker, random.NextDouble() < (hard ? 0.6 : 0.95) ? 0 : 1));
            }
        }

        Assert.That(Copying.Find(Matrix(rows, 400, 15, 4), CancellationToken.None).Pairs, Has.Count.LessThanOrEqualTo(1));
    }

    [TestCase(5, 4)]
    [TestCase(20, 2)] // many answers an item and two classes: the most coincidences there can be
    public void Ten_thousand_workers_and_a_million_answers_take_less_than_ten_seconds(int answersAnItem, int classes)
    {
        var random = new Random(5);
        const int total = 1_000_000, workers = 10_000;
        var (itemColumn, workerColumn, labels) = (new int[total], new int[total], new int[total]);
        for (var row = 0; row < total; row++)
        {
            itemColumn[row] = row / answersAnItem;
            // activity by a power law; the remainder keeps an item's workers apart
            workerColumn[row] = ((int)(workers / answersAnItem * Math.Pow(random.NextDouble(), 2)) * answersAnItem) + (row % answersAnItem);
            labels[row] = random.NextDouble() < 0.75 ? 0 : 1 + random.Next(classes - 1);
        }

        var answers = AnswerMatrix.Build(itemColumn, workerColumn, labels, total / answersAnItem, workers, classes);
        var watch = Stopwatch.StartNew();
        var report = Copying.Find(answers, CancellationToken.None);

        TestContext.Out.WriteLine($"{watch.Elapsed.TotalSeconds:F2} s, {report.Tested} pairs allowed for, {report.Pairs.Count} found");
        Assert.That(watch.Elapsed.TotalSeconds, Is.LessThan(10));
        Assert.That(report.Pairs, Has.Count.LessThanOrEqualTo(3));
    }

    [Test]
    public void The_order_of_rows_does_not_matter()
    {
        var random = new Random(6);
        var (items, workers, labels) = Columns(6, 4, 0.9);
        var order = Enumerable.Range(0, items.Length).ToArray();
        random.Shuffle(order);

        var shuffled = AnswerMatrix.Build(
            [.. order.Select(r => items[r])], [.. order.Select(r => workers[r])], [.. order.Select(r => labels[r])], 3000, 80, 4);

        Assert.That(Copying.Find(shuffled, CancellationToken.None).Pairs,
            Is.EqualTo(Copying.Find(AnswerMatrix.Build(items, workers, labels, 3000, 80, 4), CancellationToken.None).Pairs));
    }

    [Test]
    public void Too_few_shared_items_prove_nothing() =>
        Assert.That(Copying.Find(Matrix([(0, 0, 1), (0, 1, 1), (0, 2, 0), (0, 3, 0)], 1, 4, 2), CancellationToken.None).Pairs, Is.Empty);

    /// <summary>The handbook's crowd: 80 workers, activity by a power law, 3,000 items, 6 answers each, 4 pairs that copy 150 shared items.</summary>
    private static AnswerMatrix Crowd(int seed, int classes, double copyRate)
    {
        var (items, workers, labels) = Columns(seed, classes, copyRate);
        return AnswerMatrix.Build(items, workers, labels, 3000, 80, classes);
    }

    private static (int[] Items, int[] Workers, int[] Labels) Columns(int seed, int classes, double copyRate)
    {
        var random = new Random(seed);
        var accuracy = Enumerable.Range(0, 80).Select(_ => 0.65 + 0.3 * random.NextDouble()).ToArray();
        var rows = new List<(int Item, int Worker, int Label)>();
        for (var item = 0; item < 3000; item++)
        {
            var truth = random.Next(classes);
            var who = new HashSet<int>();
            var pair = item < 600 ? item / 150 : -1;
            if (pair >= 0)
            {
                who.UnionWith([2 * pair, 2 * pair + 1]);
            }

            while (who.Count < 6)
            {
                who.Add(Math.Min(79, (int)(80 * Math.Pow(random.NextDouble(), 2))));
            }

            var answers = who.ToDictionary(w => w, w => Answer(random, truth, classes, accuracy[w]));
            if (pair >= 0 && random.NextDouble() < copyRate)
            {
                answers[2 * pair + 1] = answers[2 * pair];
            }

            rows.AddRange(answers.Select(a => (item, a.Key, a.Value)));
        }

        return ([.. rows.Select(r => r.Item)], [.. rows.Select(r => r.Worker)], [.. rows.Select(r => r.Label)]);
    }

    private static int Answer(Random random, int truth, int classes, double accuracy) =>
        random.NextDouble() < accuracy ? truth : (truth + 1 + random.Next(classes - 1)) % classes;

    private static AnswerMatrix Matrix(List<(int Item, int Worker, int Label)> rows, int items, int workers, int classes) =>
        AnswerMatrix.Build([.. rows.Select(r => r.Item)], [.. rows.Select(r => r.Worker)], [.. rows.Select(r => r.Label)], items, workers, classes);
}
