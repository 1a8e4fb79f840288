using System.Text.Json;
using Crowd.Quality.Sequential;
using FsCheck;
using FsCheck.Fluent;

namespace Crowd.Quality.Tests.Sequential;

public sealed class RateTestBehaviour
{
    private static readonly Arbitrary<(double Limit, int Correct, int Wrong)> Counts = ArbMap.Default.GeneratorFor<int>()
        .Three().Select(t => (Limit: 0.05 + 0.9 * (Math.Abs((long)t.Item1) % 1000 / 1000.0),
            Correct: (int)(Math.Abs((long)t.Item2) % 400), Wrong: (int)(Math.Abs((long)t.Item3) % 400))).ToArbitrary();

    [Test]
    public void A_worker_at_the_limit_is_rarely_excluded_in_a_thousand_answers()
    {
        var test = RateTest.Below(0.7);
        var random = new Random(20260);
        var excluded = 0;
        for (var worker = 0; worker < 8_000; worker++)
        {
            excluded += Crosses(test, random, 0.7, 1000) ? 1 : 0;
        }

        Assert.That(excluded / 8_000.0, Is.EqualTo(0.036).Within(0.007));
    }

    [Test]
    public void A_coin_flipper_is_found_after_about_35_answers()
    {
        var test = RateTest.Below(0.7);
        var random = new Random(20261);
        var crossings = Enumerable.Range(0, 4001).Select(_ => CrossingOf(test, random, 0.5, 1000)).Order().ToArray();

        Assert.That(crossings[2000], Is.EqualTo(35).Within(1));
    }

    [Test]
    public void A_doubtful_reference_keeps_the_promise_on_both_sides([Values] RateSide side, [Values] bool twoClasses)
    {
        const double confidence = 0.85, limit = 0.7;
        var test = new RateTest(limit, side);
        var random = new Random(20262);
        var crossed = 0;
        for (var worker = 0; worker < 4000; worker++)
        {
            var evidence = RateEvidence.None;
            var hit = false;
            for (var n = 0; n < 500 && !hit; n++)
            {
                var right = random.NextDouble() < limit;
                var referenceRight = random.NextDouble() < confidence;
                // the worst case of each side: errors never coincide below, always above; with two classes they always do
                var agrees = (right && referenceRight) || ((twoClasses || side == RateSide.Above) && !right && !referenceRight);
                evidence = test.Observe(evidence, agrees ? 1 : 0, confidence, twoClasses ? 1 : 0);
                hit = test.HasCrossed(evidence);
            }

            crossed += hit ? 1 : 0;
        }

        Assert.That(crossed / 4000.0, Is.InRange(0.005, 0.05));
    }

    [Test]
    public void The_two_sides_are_mirror_images() => Prop.ForAll(Counts, c =>
        Math.Abs(RateTest.Below(c.Limit).LogEvidence(c.Correct, c.Wrong) - RateTest.Above(1 - c.Limit).LogEvidence(c.Wrong, c.Correct)) < 1e-9)
        .QuickCheckThrowOnFailure();

    [Test]
    public void The_bound_lies_on_the_far_side_of_the_limit_just_when_the_test_has_crossed() => Prop.ForAll(Counts, c =>
    {
        var crossed = RateTest.Below(c.Limit).LogEvidence(c.Correct, c.Wrong) >= Math.Log(20);
        var bound = RateBound.Upper(c.Correct, c.Wrong);
        return Math.Abs(bound - c.Limit) < 1e-9 || crossed == bound < c.Limit;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Evidence_stays_finite_over_a_long_life([Values(0.0, 0.5, 1.0)] double rate)
    {
        var test = RateTest.Below(0.7);
        var random = new Random(5);
        var evidence = RateEvidence.None;
        for (var n = 0; n < 200_000; n++)
        {
            evidence = test.Observe(evidence, random.NextDouble() < rate ? 1 : 0);
        }

        Assert.That(evidence.Value, Is.GreaterThanOrEqualTo(0).And.LessThan(1e102));
    }

    [Test]
    public void State_survives_json()
    {
        var test = RateTest.Below(0.7);
        var evidence = test.Observe(test.Observe(RateEvidence.None, 1), 0);

        Assert.That(JsonSerializer.Deserialize<RateEvidence>(JsonSerializer.Serialize(evidence)), Is.EqualTo(evidence));
    }

    [Test]
    public void Nothing_is_decided_before_the_minimum()
    {
        var history = RateTest.Below(0.7).Replay(new double[40]);

        Assert.That(history.CrossedAt, Is.EqualTo(10));
        Assert.That(RateTest.Below(0.7).HasCrossed(RateEvidence.None), Is.False);
    }

    [Test]
    public void Scores_to_go_counts_down_to_the_crossing()
    {
        var test = RateTest.Below(0.7);

        Assert.That(test.ScoresToGo(RateEvidence.None, 0.5), Is.EqualTo(34.3639).Within(1e-3));
        Assert.That(test.ScoresToGo(RateEvidence.None, 0.9), Is.EqualTo(double.PositiveInfinity));
        Assert.That(test.ScoresToGo(test.Replay(new double[20]).Evidence, 0), Is.Zero);
    }

    [TestCase(double.NaN)]
    [TestCase(-0.1)]
    [TestCase(1.1)]
    public void Scores_outside_zero_to_one_are_refused(double score) =>
        Assert.That(() => RateTest.Below(0.7).Observe(RateEvidence.None, score), Throws.TypeOf<ArgumentOutOfRangeException>());

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(double.NaN)]
    public void A_limit_must_lie_strictly_between_zero_and_one(double limit) =>
        Assert.That(() => RateTest.Above(limit), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("limit"));

    [Test]
    public void A_reference_that_may_be_a_coin_toss_proves_nothing_above() =>
        Assert.That(() => RateTest.Above(0.7).Observe(RateEvidence.None, 1, 0.5), Throws.TypeOf<ArgumentOutOfRangeException>());

    private static bool Crosses(RateTest test, Random random, double rate, int horizon) => CrossingOf(test, random, rate, horizon) <= horizon;

    private static int CrossingOf(RateTest test, Random random, double rate, int horizon)
    {
        var evidence = RateEvidence.None;
        for (var n = 1; n <= horizon; n++)
        {
            evidence = test.Observe(evidence, random.NextDouble() < rate ? 1 : 0);
            if (test.HasCrossed(evidence))
            {
                return n;
            }
        }

        return horizon + 1;
    }
}
