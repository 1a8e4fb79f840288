using Crowd.Quality.Sequential;

namespace Crowd.Quality.Tests.Sequential;

public sealed class BetaPriorTests
{
    [Test]
    public void Moments_match()
    {
        var (i, expected) = TestData.Oracle("beta-binomial-moments");
        var (correct, total) = (i.GetProperty("correct").Doubles(), i.GetProperty("answers").Doubles());

        var prior = BetaPrior.FromMoments(correct, total);

        Assert.That(prior.A, Is.EqualTo(expected.Number("a")).Within(1e-9));
        Assert.That(prior.B, Is.EqualTo(expected.Number("b")).Within(1e-9));
        Assert.That(correct.Zip(total, prior.Shrink), Is.EqualTo(expected.GetProperty("shrunk").Doubles()).Within(1e-9));
    }

    [Test]
    public void Maximum_likelihood_matches()
    {
        var (i, expected) = TestData.Oracle("beta-binomial-mle");
        var (correct, total) = (i.GetProperty("correct").Doubles(), i.GetProperty("answers").Doubles());

        var prior = BetaPrior.MaximumLikelihood(correct, total);

        Assert.That(prior.A, Is.EqualTo(expected.Number("a")).Within(1e-3));
        Assert.That(prior.B, Is.EqualTo(expected.Number("b")).Within(1e-3));
        Assert.That(prior.LogLikelihood(correct, total), Is.EqualTo(expected.Number("log_likelihood_without_binomial_coefficients")).Within(1e-8));
    }

    [TestCase(new double[] { 3 }, new double[] { 4 })]
    [TestCase(new double[] { 5, 7 }, new double[] { 5, 7 })]
    [TestCase(new double[] { 0, 0 }, new double[] { 5, 7 })]
    [TestCase(new double[] { 1, 1, 1 }, new double[] { 1, 1, 1 })]
    [TestCase(new double[] { 0, 9 }, new double[] { 0, 10 })]
    public void Degenerate_crowds_have_a_usable_prior(double[] correct, double[] total)
    {
        foreach (var prior in new[] { BetaPrior.FromMoments(correct, total), BetaPrior.MaximumLikelihood(correct, total) })
        {
            Assert.That(prior.Mean, Is.GreaterThan(0).And.LessThan(1));
            Assert.That(prior.Shrink(1, 1), Is.GreaterThan(prior.Mean).And.LessThan(1));
        }
    }

    [Test]
    public void Bad_counts_are_named()
    {
        Assert.That(() => BetaPrior.FromMoments([1, 3], [2, 2]), Throws.ArgumentException.With.Message.Contains("Worker 1"));
        Assert.That(() => BetaPrior.FromMoments([], []), Throws.ArgumentException.With.Message.Contains("No worker"));
        Assert.That(() => BetaPrior.FromMoments([1], [2, 2]), Throws.ArgumentException);
    }
}
