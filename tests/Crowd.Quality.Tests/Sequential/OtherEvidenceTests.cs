using Crowd.Quality.Sequential;

namespace Crowd.Quality.Tests.Sequential;

public sealed class OtherEvidenceTests
{
    [Test]
    public void Truncated_beta_mixture_matches() => AssertLogs("eprocess-truncated-beta", 1e-8,
        (i, c) => BetaMixture.Below(i.Number("p0"), c[0], c[1], i.Number("a"), i.Number("b")));

    [Test]
    public void Two_sided_beta_mixture_matches() => AssertLogs("beta-binomial-two-sided", 1e-9,
        (i, c) => BetaMixture.TwoSided(i.Number("p0"), c[0], c[1], i.Number("a"), i.Number("b")));

    [Test]
    public void Normal_mixture_matches() => AssertLogs("robbins-normal-mixture", 1e-9,
        (i, c) => NormalMixture.Below(i.Number("p0"), c[0], c[1], i.Number("rho")), "cases_correct_n");

    [Test]
    public void Normal_mixture_is_finite_for_a_very_good_worker() =>
        Assert.That(NormalMixture.Below(0.5, 100_000, 100_000), Is.InRange(-11, -10));

    [Test]
    public void Betting_matches()
    {
        var (inputs, expected) = TestData.Oracle("betting-agrapa-one-sided");
        var bettor = new BettingTest(inputs.Number("p0"));

        var capital = inputs.GetProperty("outcomes").Doubles().Select(x => (bettor = bettor.Observe(x)).Capital);

        Assert.That(capital, Is.EqualTo(expected.GetProperty("capital").Doubles()).Within(1e-12));
    }

    [TestCase("sprt-wald")]
    [TestCase("sprt-wald-2")]
    public void Walds_test_matches(string name)
    {
        var (i, expected) = TestData.Oracle(name);
        var test = new SequentialRatioTest(i.Number("p0"), i.Number("p1"), i.Number("alpha"), i.Number("beta"));

        Assert.That(
            new[] { test.Upper, test.Lower, test.OfCorrect, test.OfWrong, test.ExpectedScoresIfBad, test.ExpectedScoresIfGood },
            Is.EqualTo(new[] { "upper", "lower", "llr_correct", "llr_wrong", "asn_under_p1", "asn_under_p0" }.Select(n => expected.Number(n))).Within(1e-12));
    }

    [Test]
    public void Information_limit_matches()
    {
        var (i, expected) = TestData.Oracle("information-limit");
        var rates = i.GetProperty("p").Doubles();

        Assert.That(rates.Select(p => InformationLimit.Divergence(p, 0.7)), Is.EqualTo(expected.GetProperty("kl").Doubles()).Within(1e-9));
        Assert.That(rates.Select(p => InformationLimit.Scores(p, 0.7)), Is.EqualTo(expected.GetProperty("answers").Doubles()).Within(1e-9));
    }

    [Test]
    public void Confidence_sequence_matches()
    {
        var (i, expected) = TestData.Oracle("confidence-sequence-beta-binomial");
        var found = i.GetProperty("cases_correct_wrong").Table().Select(c => ConfidenceSequence.Of(c[0], c[1])).SelectMany(x => new[] { x.Low, x.High });

        Assert.That(found, Is.EqualTo(expected.GetProperty("interval").Table().SelectMany(x => x)).Within(1e-7));
    }

    [Test]
    public void Confidence_sequence_covers_at_all_times_together()
    {
        var random = new Random(7);
        var missed = 0;
        for (var run = 0; run < 1000; run++)
        {
            var (correct, wrong) = (0, 0);
            for (var n = 0; n < 200; n++)
            {
                _ = random.NextDouble() < 0.8 ? correct++ : wrong++;
                if (BetaMixture.TwoSided(0.8, correct, wrong) >= Math.Log(20))
                {
                    missed++;
                    break;
                }
            }
        }

        Assert.That(missed, Is.LessThanOrEqualTo(50));
    }

    [Test]
    public void Confidence_sequence_of_nothing_is_everything() => Assert.That(ConfidenceSequence.Of(0, 0), Is.EqualTo((0.0, 1.0)));

    [Test]
    public void Cumulative_sum_matches()
    {
        var (i, expected) = TestData.Oracle("cusum-bernoulli");
        var sum = new Cusum(i.Number("p0"), i.Number("p1"));

        Assert.That(i.GetProperty("outcomes").Doubles().Select(x => (sum = sum.Observe(x)).Value),
            Is.EqualTo(expected.GetProperty("path").Doubles()).Within(1e-12));
    }

    [Test]
    public void Drift_is_watched_within_some_seventy_scores()
    {
        var watch = new DriftWatch(RateTest.Below(0.7));
        var random = new Random(11);
        var delays = Enumerable.Range(0, 501).Select(_ =>
        {
            var state = RateEvidence.None;
            for (var n = 0; n < 500; n++)
            {
                state = watch.Observe(state, random.NextDouble() < 0.9 ? 1 : 0);
            }

            var delay = 0;
            for (; !watch.IsAlarming(state) && delay < 1000; delay++)
            {
                state = watch.Observe(state, random.NextDouble() < 0.5 ? 1 : 0);
            }

            return delay;
        }).Order().ToArray();

        Assert.That(delays[250], Is.EqualTo(68).Within(6));
    }

    [Test]
    public void Evidence_list_is_e_bh()
    {
        var (i, expected) = TestData.Oracle("e-bh");

        Assert.That(FalseDiscovery.ByEvidence(i.GetProperty("e_values").Doubles(), i.Number("fdr")),
            Is.EqualTo(expected.GetProperty("rejected_indices").Doubles()));
    }

    [Test]
    public void P_value_list_is_benjamini_hochberg()
    {
        var (i, expected) = TestData.Oracle("benjamini-hochberg");

        Assert.That(FalseDiscovery.ByPValue(i.GetProperty("p_values").Doubles(), i.Number("fdr")),
            Has.Length.EqualTo((int)expected.Number("rejected")));
    }

    [Test]
    public void A_list_of_nothing_is_empty_and_of_nonsense_is_refused()
    {
        Assert.That(FalseDiscovery.ByEvidence([]), Is.Empty);
        Assert.That(() => FalseDiscovery.ByEvidence([1, double.NaN]), Throws.ArgumentException.With.Message.Contains("index 1"));
        Assert.That(() => FalseDiscovery.ByPValue([2]), Throws.ArgumentException.With.Message.Contains("index 0"));
    }

    private static void AssertLogs(
        string name, double tolerance, Func<System.Text.Json.JsonElement, double[], double> logEvidence, string cases = "cases_correct_wrong")
    {
        var (inputs, expected) = TestData.Oracle(name);

        Assert.That(inputs.GetProperty(cases).Table().Select(c => logEvidence(inputs, c)),
            Is.EqualTo(expected.GetProperty("log_e").Doubles()).Within(tolerance));
    }
}
