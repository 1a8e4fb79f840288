using Crowd.Quality.Numeric;

namespace Crowd.Quality.Tests.Numeric;

public sealed class OrdinalTests
{
    [TestCase(OrdinalLoss.AnyError, 0)]
    [TestCase(OrdinalLoss.Distance, 1)]
    [TestCase(OrdinalLoss.SquaredDistance, 2)]
    public void The_grade_follows_from_what_errors_cost(OrdinalLoss loss, int grade) =>
        Assert.That(OrdinalConsensus.Decide([0.4, 0.2, 0.0, 0.05, 0.35], loss), Is.EqualTo(grade));

    [Test]
    public void Biased_and_noisy_graders_are_recognised()
    {
        var random = new Random(8);
        var (items, workers, labels) = (new List<int>(), new List<int>(), new List<int>());
        var truth = Enumerable.Range(0, 300).Select(_ => random.Next(5)).ToArray();
        for (var item = 0; item < truth.Length; item++)
        {
            for (var worker = 0; worker < 6; worker++)
            {
                var noise = worker == 1 ? 1.5 : 0.4;
                var said = truth[item] + (worker == 0 ? 1 : 0) + MathNet.Numerics.Distributions.Normal.Sample(random, 0, noise);
                items.Add(item);
                workers.Add(worker);
                labels.Add(Math.Clamp((int)Math.Round(said), 0, 4));
            }
        }

        var answers = AnswerMatrix.Build([.. items], [.. workers], [.. labels], truth.Length, 6, 5);
        var fit = OrdinalConsensus.Fit(answers, CancellationToken.None);

        Assert.That(fit.Bias[0], Is.EqualTo(1).Within(0.3));
        Assert.That(fit.Noise[1], Is.GreaterThan(2 * fit.Noise[2]));
        Assert.That(truth.Where((t, i) => fit.Grade(i) == t).Count() / 300.0, Is.GreaterThan(0.97));
    }

    [Test]
    public void Few_answers_a_worker_are_enough_on_real_ordered_grades()
    {
        // adult2: four ordered grades; the peer's majority vote is right on 0.7598 of the gold items
        var answers = TestData.Answers("adult2");
        var gold = TestData.Gold("adult2", answers);

        var fit = OrdinalConsensus.Fit(answers.Matrix, CancellationToken.None);
        var right = gold.Select((g, i) => (g, i)).Where(x => x.g >= 0).Average(x => fit.Grade(x.i, OrdinalLoss.AnyError) == x.g ? 1.0 : 0);

        TestContext.Out.WriteLine($"accuracy {right:F4} after {fit.Iterations} rounds, converged {fit.HasConverged}");
        Assert.That(right, Is.GreaterThan(0.74));
    }

    [Test]
    public void An_empty_posterior_is_refused() =>
        Assert.That(() => OrdinalConsensus.Decide([], OrdinalLoss.Distance), Throws.ArgumentException);
}
