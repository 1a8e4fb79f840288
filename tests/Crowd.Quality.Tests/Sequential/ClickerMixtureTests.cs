using Crowd.Quality.Sequential;

namespace Crowd.Quality.Tests.Sequential;

public sealed class ClickerMixtureTests
{
    [Test]
    public void Two_humps_are_told_apart()
    {
        var (correct, total) = Pool(honest: 80, clickers: 20, classes: 4, each: 60);
        var mixture = ClickerMixture.Fit(correct, total, classes: 4);

        Assert.Multiple(() =>
        {
            Assert.That(mixture.ClickerShare, Is.EqualTo(0.2).Within(0.03));
            Assert.That(mixture.Honest.Mean, Is.EqualTo(0.82).Within(0.03));
            Assert.That(Enumerable.Range(0, 80).Count(w => mixture.ChanceOfClicker(correct[w], total[w]) > 0.5), Is.Zero);
            Assert.That(Enumerable.Range(80, 20).Count(w => mixture.ChanceOfClicker(correct[w], total[w]) > 0.5), Is.EqualTo(20));
            Assert.That(mixture.Shrink(4, 5), Is.GreaterThan(BetaPrior.FromMoments(correct, total).Shrink(4, 5)), "not pulled down by clickers");
        });
    }

    [Test]
    public void A_pool_without_clickers_has_hardly_any()
    {
        var (correct, total) = Pool(honest: 100, clickers: 0, classes: 2, each: 50);

        Assert.That(ClickerMixture.Fit(correct, total, classes: 2).ClickerShare, Is.LessThan(0.04));
    }

    [TestCase(new double[] { 0 }, new double[] { 5 })]
    [TestCase(new double[] { 5, 0 }, new double[] { 5, 0 })]
    [TestCase(new double[] { 50, 50 }, new double[] { 100, 100 })]
    public void Odd_pools_have_a_finite_mixture(double[] correct, double[] total)
    {
        var mixture = ClickerMixture.Fit(correct, total, classes: 2);

        Assert.That(mixture.ClickerShare, Is.InRange(0, 1));
        Assert.That(mixture.ChanceOfClicker(0, 0), Is.EqualTo(mixture.ClickerShare).Within(1e-9));
        Assert.That(mixture.Shrink(correct[0], total[0]), Is.InRange(0, 1));
    }

    [Test]
    public void Counts_that_do_not_fit_are_refused()
    {
        Assert.That(() => ClickerMixture.Fit([2], [1], 2), Throws.ArgumentException.With.Message.Contains("Worker 0"));
        Assert.That(() => ClickerMixture.Fit([1], [1], 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => ClickerMixture.Fit([0], [0], 2), Throws.ArgumentException.With.Message.Contains("No worker"));
    }

    private static (double[] Correct, double[] Total) Pool(int honest, int clickers, int classes, int each)
    {
        var random = new SplitMix64(8);
        var correct = Enumerable.Range(0, honest + clickers)
            .Select(w => w < honest ? 0.7 + (0.24 * w / honest) : 1.0 / classes)
            .Select(p => (double)Enumerable.Range(0, each).Count(_ => random.NextDouble() < p)).ToArray();
        return (correct, [.. correct.Select(_ => (double)each)]);
    }
}
