using Crowd.Quality.Agreement;

namespace Crowd.Quality.Tests.Agreement;

public sealed class ProportionIntervalTests
{
    private static IEnumerable<string> Cases => TestData.OracleNames("intervals-");

    [TestCaseSource(nameof(Cases))]
    public void Matches_the_published_intervals(string name)
    {
        var (inputs, expected) = TestData.Oracle(name);
        var (x, n) = (inputs.GetProperty("successes").GetDouble(), inputs.GetProperty("trials").GetDouble());

        Assert.Multiple(() =>
        {
            Check(ProportionInterval.Wilson(x, n), expected.GetProperty("wilson"));
            Check(ProportionInterval.ClopperPearson(x, n), expected.GetProperty("clopper_pearson"));
            Check(ProportionInterval.Jeffreys(x, n), expected.GetProperty("jeffreys"));
            if (expected.TryGetProperty("jeffreys_prob_below_0_7", out var below))
            {
                Assert.That(ProportionInterval.ProbabilityBelow(x, n, 0.7), Is.EqualTo(below.GetDouble()).Within(1e-9));
            }
        });
    }

    [Test]
    public void Nothing_seen_says_nothing() => Assert.That(ProportionInterval.Wilson(0, 0), Is.EqualTo(new Interval(0, 1)));

    [TestCase(3, 2, 0.95)]
    [TestCase(-1, 2, 0.95)]
    [TestCase(double.NaN, 2, 0.95)]
    [TestCase(1, double.NaN, 0.95)]
    [TestCase(1, 2, 1)]
    public void Impossible_arguments_are_refused(double x, double n, double confidence) =>
        Assert.That(() => ProportionInterval.Wilson(x, n, confidence), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static void Check(Interval found, System.Text.Json.JsonElement wanted) =>
        Assert.That(new[] { found.Low, found.High }, Is.EqualTo(wanted.Doubles()).Within(1e-9));
}
