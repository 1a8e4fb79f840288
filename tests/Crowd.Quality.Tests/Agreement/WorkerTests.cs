using Crowd.Quality.Agreement;
using Crowd.Quality.Categorical;

namespace Crowd.Quality.Tests.Agreement;

public sealed class WorkerTests
{
    private static readonly AnswerMatrix Dog = TestData.Answers("dog").Matrix;

    [Test]
    public void The_confusion_with_the_others_adds_up_to_the_agreement()
    {
        var agreement = LeaveOneOutAgreement.Of(Dog);
        var tables = WorkerConfusion.AgainstOthers(Dog);

        for (var w = 0; w < Dog.WorkerCount; w++)
        {
            Assert.That(tables[w].Scored, Is.EqualTo(agreement[w].Scored).Within(1e-9));
            Assert.That(tables[w].Agreement ?? -1, Is.EqualTo(agreement[w].Value ?? -1).Within(1e-9));
        }
    }

    [Test]
    public void The_confusion_with_gold_counts_gold_items_only()
    {
        var answers = TestData.Answers("dog");
        var gold = TestData.Gold("dog", answers);
        Array.Fill(gold, -1, 10, gold.Length - 10);
        var tables = WorkerConfusion.AgainstGold(answers.Matrix, gold);

        Assert.That(tables.Sum(t => t.Scored), Is.EqualTo(answers.Matrix.ItemStarts[10]));
    }

    [Test]
    public void The_confusion_with_the_consensus_leaves_out_unsure_references()
    {
        var references = new DawidSkene().Fit(Dog, new TruthOptions()).LeaveOneOut(0.4);
        var all = WorkerConfusion.AgainstConsensus(Dog, references).Sum(t => t.Scored);
        var sure = WorkerConfusion.AgainstConsensus(Dog, references, 0.8).Sum(t => t.Scored);

        Assert.Multiple(() =>
        {
            Assert.That(all, Is.EqualTo(Dog.AnswerCount));
            Assert.That(sure, Is.InRange(0.2 * all, 0.95 * all));
        });
    }

    [Test]
    public void Pairs_equal_a_plain_count_over_all_pairs()
    {
        foreach (var pair in WorkerPairs.Of(Dog, leastShared: 30).Take(50))
        {
            var first = Dog.AnswersBy(pair.First).ToArray().ToDictionary(Dog.ItemOf, Dog.LabelAt);
            var both = Dog.AnswersBy(pair.Second).ToArray().Where(n => first.ContainsKey(Dog.ItemOf(n))).Select(n => (first[Dog.ItemOf(n)], Dog.LabelAt(n))).ToArray();
            var table = new double[Dog.ClassCount, Dog.ClassCount];
            foreach (var (a, b) in both)
            {
                table[a, b]++;
            }

            Assert.That(pair.Shared, Is.EqualTo(both.Length));
            Assert.That(pair.Same, Is.EqualTo(both.Count(x => x.Item1 == x.Item2)));
            Assert.That(pair.Kappa, Is.EqualTo(TwoRaters.Cohen(table).Value).Within(1e-12));
        }
    }

    [Test]
    public void The_heat_map_is_symmetric_with_the_most_active_first()
    {
        var map = WorkerHeatMap.Of(Dog, size: 10);

        for (var a = 0; a < 10; a++)
        {
            Assert.That(map.Agreement[a, a], Is.Null);
            for (var b = 0; b < 10; b++)
            {
                Assert.That(map.Agreement[a, b], Is.EqualTo(map.Agreement[b, a]));
            }
        }

        Assert.That(map.Workers.Select(w => Dog.AnswersBy(w).Length), Is.Ordered.Descending);
    }

    [Test]
    public void Class_agreement_weighs_up_to_the_whole()
    {
        var classes = ClassAgreement.Of(Dog);
        var table = Coincidences.Of(Dog);
        var same = Enumerable.Range(0, 4).Sum(k => table[k, k]);

        Assert.Multiple(() =>
        {
            Assert.That(classes.Sum(c => c.Answers), Is.EqualTo(Dog.AnswerCount));
            Assert.That(classes.Sum(c => c.Specific!.Value * c.Answers), Is.EqualTo(same).Within(1e-6), "each item of dog has two answers or more");
            Assert.That(classes.Select(c => c.Alpha), Has.All.InRange(0.2, 0.9));
        });
    }
}
