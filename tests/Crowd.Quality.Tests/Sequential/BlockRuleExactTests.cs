using System.Text.Json;
using Crowd.Quality.Agreement;
using Crowd.Quality.Sequential;
using MathNet.Numerics.Distributions;

namespace Crowd.Quality.Tests.Sequential;

public sealed class BlockRuleExactTests
{
    private const int Horizon = 1000;

    [TestCase("0.7")]
    [TestCase("0.8")]
    [TestCase("0.9")]
    public void Exact_block_probabilities_are_the_handbooks(string limit)
    {
        var (_, expected) = TestData.Oracle($"block-rule-exact-dp-p0-{limit}");
        var test = RateTest.Below(double.Parse(limit));
        var critical = CriticalCounts(
            test.MinimumEvidence, (n, correct) => test.LogEvidence(correct, n - correct) >= Math.Log(test.Threshold) - 1e-12);

        ExactCrossing At(JsonProperty rate) => new(Horizon, (n, correct) => correct <= critical[n], double.Parse(rate.Name));

        Assert.Multiple(() =>
        {
            foreach (var rate in expected.GetProperty("false_block_within_1000").EnumerateObject())
            {
                Assert.That(At(rate).Probability, Is.EqualTo(rate.Value.GetDouble()).Within(1e-9), $"chance at {rate.Name}");
            }

            foreach (var rate in expected.GetProperty("median_answers").EnumerateObject())
            {
                Assert.That(At(rate).Median, Is.EqualTo(rate.Value.GetInt32()), $"median at {rate.Name}");
            }

            foreach (var rate in expected.GetProperty("mean_answers_truncated_at_1000").EnumerateObject())
            {
                Assert.That(At(rate).MeanTruncated, Is.EqualTo(rate.Value.GetDouble()).Within(1e-8), $"mean at {rate.Name}");
            }

            Assert.That(critical[10..61], Is.EqualTo(expected.GetProperty("critical_correct_n10_to_n60").Doubles().Select(x => (int)x)));
        });
    }

    [TestCase(10)]
    [TestCase(20)]
    [TestCase(50)]
    public void A_plain_percentage_rule_blocks_nearly_everyone_at_the_limit(int from)
    {
        var (_, expected) = TestData.Oracle($"peeking-accuracy-below-0.7-from-{from}");

        Assert.Multiple(() =>
        {
            foreach (var rate in expected.GetProperty("false_block").EnumerateObject())
            {
                var exact = new ExactCrossing(Horizon, (n, correct) => n >= from && 10 * correct < 7 * n, double.Parse(rate.Name));
                Assert.That(exact.Probability, Is.EqualTo(rate.Value.GetDouble()).Within(1e-9), rate.Name);
            }
        });
    }

    [Test]
    public void An_interval_looked_at_again_and_again_does_not_hold_its_level() => AssertPeeking(
        "peeking-wilson95-two-sided-from-10", (n, correct) => ProportionInterval.Wilson(correct, n).High < 0.7);

    [Test]
    public void An_exact_p_value_looked_at_again_and_again_does_not_hold_its_level() => AssertPeeking(
        "peeking-exact-binomial-p05-from-10", (n, correct) => Binomial.CDF(0.7, n, correct) < 0.05);

    [Test]
    public void Mean_evidence_is_one_at_the_limit_and_less_above_it()
    {
        var (inputs, expected) = TestData.Oracle("eprocess-expectation");
        var n = inputs.GetProperty("n").GetInt32();
        var test = RateTest.Below(inputs.Number("p0"));

        var found = inputs.GetProperty("p").Doubles().Select(p => Enumerable.Range(0, n + 1).Sum(s =>
            Binomial.PMF(p, n, s) * Math.Exp(test.LogEvidence(s, n - s))));

        Assert.That(found, Is.EqualTo(expected.GetProperty("expectation").Doubles()).Within(1e-9));
    }

    private static void AssertPeeking(string name, Func<int, int, bool> fires)
    {
        var (_, expected) = TestData.Oracle(name);
        var critical = CriticalCounts(10, fires);

        Assert.Multiple(() =>
        {
            foreach (var rate in expected.GetProperty("false_block").EnumerateObject())
            {
                var exact = new ExactCrossing(Horizon, (n, correct) => correct <= critical[n], double.Parse(rate.Name));
                Assert.That(exact.Probability, Is.EqualTo(rate.Value.GetDouble()).Within(1e-9), rate.Name);
            }
        });
    }

    /// <summary>Largest number of right answers at which a rule fires, for each number of answers; −1 for none.</summary>
    private static int[] CriticalCounts(int from, Func<int, int, bool> fires)
    {
        var counts = Enumerable.Repeat(-1, Horizon + 1).ToArray();
        for (var n = from; n <= Horizon; n++)
        {
            var correct = counts[n - 1];
            while (correct < n && fires(n, correct + 1))
            {
                correct++;
            }

            counts[n] = correct;
        }

        return counts;
    }
}
