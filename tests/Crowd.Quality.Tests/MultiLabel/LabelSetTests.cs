using Crowd.Quality.MultiLabel;
using FsCheck;
using FsCheck.Fluent;

namespace Crowd.Quality.Tests.MultiLabel;

public sealed class LabelSetTests
{
    private static readonly Arbitrary<LabelSetAnswer[]> AnyAnswers = Gen.Choose(0, 3).Three()
        .Select(t => new LabelSetAnswer(t.Item1, t.Item2, [.. Enumerable.Range(0, 3).Where(k => (t.Item3 >> k & 1) != 0)])).ArrayOf()
        .Select(all => all.DistinctBy(a => (a.Item, a.Worker)).ToArray()).ToArbitrary();

    // accuracy and F1 of crowd-kit's BinaryRelevance(MajorityVote) and BinaryRelevance(DawidSkene)
    [TestCase(false, 0.7641, 0.2333, 0.7907, 0.741)]
    [TestCase(true, 0.7621, 0.3626, 0.8486, 0.8333)]
    public void Relations_are_found_at_least_as_well_as_by_the_peer(bool useModel, double causes, double causesF1, double treats, double treatsF1)
    {
        var fit = LabelSetConsensus.Fit(Relations.Answers, Relations.Labels.Count, CancellationToken.None, new() { UseModel = useModel });

        Assert.Multiple(() =>
        {
            foreach (var (relation, accuracy, f1) in new[] { ("CAUSES", causes, causesF1), ("TREATS", treats, treatsF1) })
            {
                var (foundAccuracy, foundF1) = Relations.Score(fit, relation);
                TestContext.Out.WriteLine($"{(useModel ? "model" : "majority")} {relation}: accuracy {foundAccuracy:F4} (peer {accuracy}), F1 {foundF1:F4} (peer {f1})");
                Assert.That(foundAccuracy, Is.GreaterThanOrEqualTo(accuracy - 0.003), relation);
                Assert.That(foundF1, Is.GreaterThanOrEqualTo(f1 - 0.015), relation); // 247 positives: its sampling error is 0.03
            }
        });
    }

    [Test]
    public void A_worker_who_ticks_everything_is_seen_through()
    {
        var random = new Random(12);
        var truth = Enumerable.Range(0, 150).Select(_ => Enumerable.Range(0, 6).Where(_ => random.NextDouble() < 0.2).ToArray()).ToArray();
        var answers = truth.SelectMany((set, item) => Enumerable.Range(0, 5).Select(w => new LabelSetAnswer(item, w, w == 0
            ? [0, 1, 2, 3, 4, 5]
            : [.. Enumerable.Range(0, 6).Where(k => set.Contains(k) == random.NextDouble() < 0.9)]))).ToArray();

        var fit = LabelSetConsensus.Fit(answers, 6, CancellationToken.None);

        Assert.That(truth.Select((set, i) => LabelSets.Jaccard(set, fit.LabelsOf(i))).Average(), Is.GreaterThan(0.9));
        Assert.That(fit.Workers[0].FalseAlarms, Is.All.GreaterThan(0.9));
        Assert.That(fit.Workers[0].Agreement, Is.LessThan(fit.Workers[1].Agreement - 0.3));
        Assert.That(fit.Workers[0].LabelsAnItem, Is.EqualTo(6));
    }

    [TestCase(new[] { 1, 2 }, new[] { 2, 1 }, 1, 1)]
    [TestCase(new[] { 1 }, new[] { 1, 2 }, 0.5, 1.0 / 3)]
    [TestCase(new[] { 1, 3 }, new[] { 1, 2 }, 1.0 / 3, 1.0 / 9)]
    [TestCase(new[] { 1 }, new[] { 2 }, 0, 0)]
    [TestCase(new int[0], new int[0], 1, 1)]
    public void Likeness_of_sets_is_jaccards_and_passonneaus(int[] first, int[] second, double jaccard, double masi)
    {
        Assert.That(LabelSets.Jaccard(first, second), Is.EqualTo(jaccard).Within(1e-12));
        Assert.That(LabelSets.Masi(first, second), Is.EqualTo(masi).Within(1e-12));
    }

    [Test]
    public void Alpha_is_one_for_agreement_and_null_for_nothing()
    {
        LabelSetAnswer[] agree = [new(0, 0, [1]), new(0, 1, [1]), new(1, 0, [2]), new(1, 1, [2])];

        Assert.That(LabelSets.Alpha(agree)!.Alpha, Is.EqualTo(1));
        Assert.That(LabelSets.Alpha([]), Is.Null);
        Assert.That(LabelSets.Alpha(agree[..2]), Is.Null, "one set everywhere: nothing to tell apart");
    }

    [Test]
    public void Whatever_the_answers_every_confidence_is_a_probability_and_the_order_does_not_matter() => Prop.ForAll(AnyAnswers, answers =>
    {
        var (a, b) = (LabelSetConsensus.Fit(answers, 3, CancellationToken.None), LabelSetConsensus.Fit([.. answers.Reverse()], 3, CancellationToken.None));
        return Enumerable.Range(0, a.ItemCount).All(i => a.ConfidenceOf(i).ToArray().All(p => p is >= 0 and <= 1)
            && a.ConfidenceOf(i).SequenceEqual(b.ConfidenceOf(i)) && a.LabelsOf(i).SequenceEqual(b.LabelsOf(i)));
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Bad_rows_are_named()
    {
        void Fit(params LabelSetAnswer[] answers) => LabelSetConsensus.Fit(answers, 3, CancellationToken.None);

        Assert.That(() => Fit(new LabelSetAnswer(0, 0, [1]), new LabelSetAnswer(0, 1, [3])), Throws.ArgumentException.With.Message.Contains("Answer 1"));
        Assert.That(() => Fit(new LabelSetAnswer(0, 0, [1, 1])), Throws.ArgumentException.With.Message.Contains("different"));
        Assert.That(() => Fit(new LabelSetAnswer(0, 0, []), new LabelSetAnswer(0, 0, [])), Throws.ArgumentException.With.Message.Contains("before"));
    }
}
