using Crowd.Quality.Sequential;

namespace Crowd.Quality.Tests.Sequential;

public sealed class RateTestOracles
{
    private static readonly RateTestOptions Plain = new() { RestartEvery = 0 };

    [TestCase("0.5")]
    [TestCase("0.7")]
    [TestCase("0.8")]
    [TestCase("0.9")]
    public void Alternatives_are_the_handbooks(string limit)
    {
        var (inputs, expected) = TestData.Oracle($"eprocess-grid-atoms-p0-{limit}");

        Assert.That(RateTest.Below(inputs.Number("p0")).Atoms, Is.EqualTo(expected.GetProperty("atoms").Doubles()).Within(1e-15));
    }

    [Test]
    public void Closed_form_is_exact_for_any_counts()
    {
        var (inputs, expected) = TestData.Oracle("eprocess-grid-loge");
        var test = RateTest.Below(inputs.Number("p0"));

        var found = inputs.GetProperty("cases_correct_wrong").Table().Select(c => test.LogEvidence(c[0], c[1]));

        Assert.That(found, Is.EqualTo(expected.GetProperty("log_e").Doubles()).Within(1e-9));
    }

    [Test]
    public void Recursion_gives_the_closed_form_whatever_the_order()
    {
        var test = RateTest.Below(0.7, Plain);
        var scores = Enumerable.Repeat(0.0, 17).Concat(Enumerable.Repeat(1.0, 17)).ToArray();

        var forward = test.Replay(scores).Evidence.Value;
        var backward = test.Replay([.. scores.Reverse()]).Evidence.Value;

        Assert.That(Math.Log(forward), Is.EqualTo(2.242721352640688).Within(1e-9));
        Assert.That(backward, Is.EqualTo(forward).Within(1e-9));
    }

    [Test]
    public void Restarts_follow_the_handbooks_recursion()
    {
        var (inputs, expected) = TestData.Oracle("eprocess-restart-short");

        Assert.That(Path(RateTest.Below(0.7), inputs.GetProperty("outcomes").Doubles()),
            Is.EqualTo(expected.GetProperty("e").Doubles()).Within(1e-12));
    }

    [Test]
    public void Restarts_find_a_worker_who_fell_after_a_hundred_good_answers()
    {
        var (_, expected) = TestData.Oracle("eprocess-restart-after-drift");
        var good = Enumerable.Range(0, 100).Select(i => i % 10 == 9 ? 0.0 : 1.0);
        var bad = Enumerable.Range(0, 80).Select(i => i % 2 == 0 ? 1.0 : 0.0);
        double[] scores = [.. good, .. bad];

        var path = Path(RateTest.Below(0.7), scores);

        Assert.That(path[99], Is.EqualTo(expected.Number("e_after_100")).Within(1e-9));
        Assert.That(path[139], Is.EqualTo(expected.Number("e_after_140")).Within(1e-9));
        Assert.That(path[179], Is.EqualTo(expected.Number("e_after_180")).Within(1e-9));
        Assert.That(Path(RateTest.Below(0.7, Plain), scores)[179], Is.EqualTo(expected.Number("plain_e_after_180")).Within(1e-9));
    }

    [Test]
    public void Shares_of_objects_right_are_scored_as_they_are()
    {
        var (inputs, expected) = TestData.Oracle("eprocess-bounded-score");

        Assert.That(Path(RateTest.Below(0.8), inputs.GetProperty("scores").Doubles()),
            Is.EqualTo(expected.GetProperty("e").Doubles()).Within(1e-12));
    }

    [Test]
    public void A_doubtful_reference_lowers_the_limit()
    {
        var (inputs, expected) = TestData.Oracle("eprocess-consensus-floor");
        var confidence = inputs.GetProperty("loo_confidence").Doubles();
        var agrees = inputs.GetProperty("agrees").Doubles();
        var test = RateTest.Below(0.7);
        var evidence = RateEvidence.None;
        var path = new List<double>();
        for (var i = 0; i < agrees.Length; i++)
        {
            evidence = test.Observe(evidence, agrees[i], confidence[i]);
            path.Add(evidence.Value);
        }

        Assert.That(path, Is.EqualTo(expected.GetProperty("e").Doubles()).Within(1e-12));
    }

    [Test]
    public void The_mirrored_test_finds_workers_to_trust()
    {
        var (inputs, expected) = TestData.Oracle("eprocess-trusted");
        var test = RateTest.Above(inputs.Number("p_trusted"));

        var found = inputs.GetProperty("cases_correct_wrong").Table().Select(c => test.LogEvidence(c[0], c[1]));

        Assert.That(found, Is.EqualTo(expected.GetProperty("log_e").Doubles()).Within(1e-9));
    }

    [Test]
    public void The_bound_is_where_the_test_would_just_cross()
    {
        var (inputs, expected) = TestData.Oracle("one-sided-bound-inverted-grid");

        var found = inputs.GetProperty("cases_correct_wrong").Table().Select(c => RateBound.Upper(c[0], c[1]));

        Assert.That(found, Is.EqualTo(expected.GetProperty("upper_bound").Doubles()).Within(1e-7));
    }

    private static double[] Path(RateTest test, double[] scores)
    {
        var evidence = RateEvidence.None;
        return [.. scores.Select(s => (evidence = test.Observe(evidence, s)).Value)];
    }
}
