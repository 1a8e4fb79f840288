using Crowd.Quality.Agreement;
using Crowd.Quality.Sequential;

namespace Crowd.Quality.Tests.Agreement;

/// <summary>Intervals hold what they promise, in seeded simulation.</summary>
public sealed class CoverageTests
{
    private const double Accuracy = 0.85;

    // three independent binary coders of this accuracy and even classes: D_o = 2p(1 - p), D_e = 1/2
    private const double TrueAlpha = 1 - (4 * Accuracy * (1 - Accuracy));

    [Test]
    public void Alphas_bootstrap_interval_and_Gwets_cover_the_true_figure()
    {
        var (alpha, gwet) = (0, 0);
        const int Draws = 120;
        for (var draw = 1; draw <= Draws; draw++)
        {
            var answers = Coded((ulong)draw, items: 120);
            alpha += KrippendorffAlpha.WithInterval(answers, AgreementLevel.Nominal).Shown.Contains(TrueAlpha) ? 1 : 0;
            gwet += GwetAgreement.Of(answers).Coefficient.Interval()!.Value.Contains(TrueAlpha) ? 1 : 0;
        }

        Assert.Multiple(() =>
        {
            Assert.That((double)alpha / Draws, Is.GreaterThan(0.90), "alpha");
            Assert.That((double)gwet / Draws, Is.GreaterThan(0.90), "Gwet");
        });
    }

    [TestCase(0.5)]
    [TestCase(0.9)]
    public void Jeffreys_interval_covers_nearly_what_it_says(double p)
    {
        var random = new SplitMix64(3);
        var covered = Enumerable.Range(0, 3_000).Count(_ =>
            ProportionInterval.Jeffreys(Enumerable.Range(0, 60).Count(_ => random.NextDouble() < p), 60).Contains(p));

        Assert.That(covered / 3_000.0, Is.InRange(0.92, 0.98));
    }

    [TestCase(0.7)]
    [TestCase(0.95)]
    public void The_confidence_sequence_holds_at_every_look_together(double p)
    {
        const int Workers = 400;
        var left = Enumerable.Range(1, Workers).Count(worker =>
        {
            var random = new SplitMix64(SplitMix64.Mix((ulong)worker));
            var right = 0;
            return Enumerable.Range(1, 250).Any(n =>
            {
                right += random.NextDouble() < p ? 1 : 0;
                var (low, high) = ConfidenceSequence.Of(right, n - right);
                return p < low || p > high;
            });
        });

        Assert.That((double)left / Workers, Is.LessThanOrEqualTo(0.06), "ever outside, of 250 looks each");
    }

    private static AnswerMatrix Coded(ulong seed, int items)
    {
        var random = new SplitMix64(SplitMix64.Mix(seed));
        var rows = Enumerable.Range(0, items * 3).Select(n => (Item: n / 3, Worker: n % 3)).ToArray();
        var truth = Enumerable.Range(0, items).Select(_ => random.Below(2)).ToArray();
        int[] labels = [.. rows.Select(r => random.NextDouble() < Accuracy ? truth[r.Item] : 1 - truth[r.Item])];
        return AnswerMatrix.Build([.. rows.Select(r => r.Item)], [.. rows.Select(r => r.Worker)], labels, items, 3, 2);
    }
}
