using System.Text.Json;
using Crowd.Quality.Sequential;

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
        var critical = CriticalCounts(RateTest.Below(double.Parse(limit)));

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
    public void Mean_evidence_is_one_at_the_limit_and_less_above_it()
    {
        var (inputs, expected) = TestData.Oracle("eprocess-expectation");
        var n = inputs.GetProperty("n").GetInt32();
        var test = RateTest.Below(inputs.Number("p0"));

        var found = inputs.GetProperty("p").Doubles().Select(p => Enumerable.Range(0, n + 1).Sum(s =>
            MathNet.Numerics.Distributions.Binomial.PMF(p, n, s) * Math.Exp(test.LogEvidence(s, n - s))));

        Assert.That(found, Is.EqualTo(expected.GetProperty("expectation").Doubles()).Within(1e-9));
    }

    /// <summary>Largest number of right answers at which the test has crossed, for each number of answers; −1 for none.</summary>
    private static int[] CriticalCounts(RateTest test)
    {
        var counts = Enumerable.Repeat(-1, Horizon + 1).ToArray();
        for (var n = test.MinimumEvidence; n <= Horizon; n++)
        {
            var correct = counts[n - 1];
            while (correct < n && test.LogEvidence(correct + 1, n - correct - 1) >= Math.Log(test.Threshold) - 1e-12)
            {
                correct++;
            }

            counts[n] = correct;
        }

        return counts;
    }
}
