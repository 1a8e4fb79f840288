using Crowd.Engine.Reviewing;

namespace Crowd.Engine.Tests.Reviewing;

internal sealed class GoldHealthTests
{
    [Test]
    public void A_question_that_good_workers_miss_is_flagged_with_what_they_say()
    {
        var questions = GoldHealth.Of([.. Answers(workers: 8, (item, worker) => item == 3 ? "dog" : "cat")]);

        Assert.That(questions.Where(q => q.Flagged).Select(q => q.Key), Is.EqualTo(new[] { "g3" }));
        Assert.That(questions[0], Has.Property("GoodMisses").EqualTo(8).And.Property("GoodAnswers").EqualTo(8).And.Property("Favourite").EqualTo("dog").And.Property("FavouriteVotes").EqualTo(8));
        Assert.That(questions[0].Chance, Is.LessThan(1e-4));
    }

    [Test]
    public void What_bad_workers_miss_is_not_flagged()
    {
        var questions = GoldHealth.Of([.. Answers(workers: 8, (item, worker) => worker <= 4 ? (item + worker) % 2 == 0 ? "dog" : "cat" : "cat")]);

        Assert.That(questions.Where(q => q.Flagged), Is.Empty);
        Assert.That(questions.Select(q => q.GoodAnswers), Is.All.EqualTo(4));
    }

    [Test]
    public void One_slip_of_a_good_worker_is_no_doubt() =>
        Assert.That(GoldHealth.Of([.. Answers(workers: 6, (item, worker) => (item, worker) == (3, 2) ? "dog" : "cat")]).Where(q => q.Flagged), Is.Empty);

    [Test]
    public void Good_workers_of_random_slips_get_few_questions_flagged()
    {
        var random = new Random(7);
        var flagged = Enumerable.Range(0, 60).Count(_ => GoldHealth.Of([.. Answers(workers: 12, (_, _) => random.NextDouble() < 0.1 ? "dog" : "cat")]).Any(q => q.Flagged));

        Assert.That(flagged, Is.LessThanOrEqualTo(6), "of 60 campaigns, at 5 % for each");
    }

    [Test]
    public void Nothing_answered_is_nothing_to_show() => Assert.That(GoldHealth.Of([]), Is.Empty);

    private static IEnumerable<GoldAnswer> Answers(int workers, Func<int, int, string> label) =>
        from item in Enumerable.Range(1, 10)
        from worker in Enumerable.Range(1, workers)
        select new GoldAnswer(item, $"g{item}", "cat", worker, label(item, worker), null);
}
