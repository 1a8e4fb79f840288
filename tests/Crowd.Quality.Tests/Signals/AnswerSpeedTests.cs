using Crowd.Quality.Signals;

namespace Crowd.Quality.Tests.Signals;

public sealed class AnswerSpeedTests
{
    [Test]
    public void A_fast_clicker_is_flagged_and_a_quick_honest_worker_is_not()
    {
        var signals = AnswerSpeed.Scan(Times(seconds: (random, item, worker) => worker switch
        {
            0 => 0.8 + random.NextDouble(), // clicks through
            1 => 0.6 * Honest(random, item),
            _ => Honest(random, item),
        }));

        Assert.That(signals.Where(s => s.IsFlagged).Select(s => s.Worker), Is.EqualTo(new[] { 0 }));
        Assert.That(signals[1].MedianZ, Is.LessThan(0));
    }

    [Test]
    public void Easy_items_may_be_answered_fast()
    {
        // worker 0 was given only the easy items, which everybody answers in two seconds
        var signals = AnswerSpeed.Scan([.. Times((random, item, _) => (item % 2 == 0 ? 2 : 60) * (0.8 + 0.4 * random.NextDouble()))
            .Where(t => t.Worker != 0 || t.Item % 2 == 0)]);

        Assert.That(signals.Any(s => s.IsFlagged), Is.False);
    }

    [Test]
    public void Real_good_workers_are_left_alone()
    {
        var rows = QuotedCsv.Rows("sentiment_sp_amt", "answers.csv");
        var (items, workers) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        var times = rows.Where(r => r[^1].Length > 0).Select(r => new AnswerTime(
            items.TryAdd(r[0], items.Count) ? items.Count - 1 : items[r[0]],
            workers.TryAdd(r[1], workers.Count) ? workers.Count - 1 : workers[r[1]],
            double.Parse(r[^1]) / 1000)).ToArray();

        Assert.That(AnswerSpeed.Scan(times).Count(s => s.IsFlagged), Is.LessThanOrEqualTo(workers.Count / 20));
    }

    [Test]
    public void Equal_and_zero_times_and_no_times_have_a_result()
    {
        Assert.That(AnswerSpeed.Scan([]), Is.Empty);
        Assert.That(AnswerSpeed.Scan([new(0, 0, 0), new(0, 1, 0), new(1, 0, 0)]).Select(s => s.MedianZ), Is.All.EqualTo(0));
        Assert.That(AnswerSpeed.Z(5, [5, 5, 5]), Is.Zero);
    }

    [TestCase(double.NaN)]
    [TestCase(-1)]
    public void A_bad_time_is_named_by_its_row(double seconds) =>
        Assert.That(() => AnswerSpeed.Scan([new(0, 0, 1), new(0, 1, seconds)]), Throws.ArgumentException.With.Message.Contains("Row 1"));

    private static double Honest(Random random, int item) => (5 + item % 20) * Math.Exp(0.4 * (random.NextDouble() + random.NextDouble() - 1));

    private static AnswerTime[] Times(Func<Random, int, int, double> seconds)
    {
        var random = new Random(1);
        return [.. from item in Enumerable.Range(0, 100) from worker in Enumerable.Range(0, 10)
                   select new AnswerTime(item, worker, seconds(random, item, worker))];
    }
}
