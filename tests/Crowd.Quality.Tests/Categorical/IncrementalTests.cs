using Crowd.Quality.Categorical;

namespace Crowd.Quality.Tests.Categorical;

public sealed class IncrementalTests
{
    [TestCase("rte", 0.97)]
    [TestCase("dog", 0.95)]
    [TestCase("tweets", 0.97)]
    public void One_pass_over_the_stream_agrees_with_the_batch(string set, double share)
    {
        var answers = TestData.Answers(set).Matrix;
        var stream = Stream(answers);
        var batch = new DawidSkene().Fit(answers, new TruthOptions());
        var alike = Enumerable.Range(0, answers.ItemCount).Count(i => Argmax(stream.PosteriorOf(i)) == batch.Labels[i]);

        Assert.That(alike, Is.GreaterThanOrEqualTo(share * answers.ItemCount));
    }

    [Test]
    public void Rebuilt_from_a_batch_it_has_the_batch_s_skill()
    {
        var answers = TestData.Answers("dog").Matrix;
        var stream = Stream(answers);
        var batch = new DawidSkene(new DawidSkeneOptions { Tolerance = 0, MaxIterations = 500 }).Fit(answers, new TruthOptions());
        stream.Rebuild(batch.Posterior);

        for (var w = 0; w < answers.WorkerCount; w++)
        {
            Assert.That(stream.SkillOf(w), Is.EqualTo(batch.Skill[w]).Within(1e-4));
        }
    }

    [Test]
    public void Rows_that_make_no_sense_are_refused()
    {
        var stream = new IncrementalDawidSkene(2);

        Assert.Multiple(() =>
        {
            Assert.That(() => stream.Add(0, 0, 2), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => stream.Add(-1, 0, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => stream.Add([0], [0, 1], [0]), Throws.ArgumentException.With.Message.Contains("differ in length"));
            Assert.That(() => new IncrementalDawidSkene(0), Throws.ArgumentException);
        });
    }

    private static IncrementalDawidSkene Stream(AnswerMatrix answers)
    {
        var stream = new IncrementalDawidSkene(answers.ClassCount);
        foreach (var n in Enumerable.Range(0, answers.AnswerCount).OrderBy(n => SplitMix64.Mix((ulong)answers.RowOf(n))))
        {
            stream.Add(answers.ItemOf(n), answers.WorkerAt(n), answers.LabelAt(n));
        }

        return stream;
    }

    private static int Argmax(ReadOnlySpan<double> row) => ModelPredictions.Argmax(row);
}
