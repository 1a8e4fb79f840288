using Crowd.Quality.Agreement;
using Crowd.Quality.Review;

namespace Crowd.Quality.Tests.Review;

public sealed class ReviewTests
{
    [Test]
    public void A_plan_accepts_with_the_handbooks_chances()
    {
        var (inputs, expected) = TestData.Oracle("acceptance-sampling-oc");
        var lot = inputs.GetProperty("lot").GetInt32();
        var plan = new AcceptanceSampling(inputs.GetProperty("sample").GetInt32(), inputs.GetProperty("accept_at_most").GetInt32());
        var found = inputs.GetProperty("defect_rates").Doubles().Select(rate => plan.AcceptProbability(lot, (int)Math.Round(rate * lot)));

        Assert.That(found, Is.EqualTo(expected.GetProperty("accept_probability").Doubles()).Within(1e-9));
    }

    [Test]
    public void A_sample_without_faults_is_as_large_as_the_handbook_says()
    {
        var (inputs, expected) = TestData.Oracle("zero-defect-sample-size");
        var found = inputs.GetProperty("max_error_rate").Doubles().Select(p => AcceptanceSampling.ZeroDefectSample(p, inputs.GetProperty("confidence").GetDouble()));

        Assert.That(found, Is.EqualTo(expected.GetProperty("n").Ints()));
    }

    [Test]
    public void Strata_are_weighed_and_the_next_reviews_shared_out()
    {
        var (inputs, expected) = TestData.Oracle("stratified-error-rate");
        var (sizes, sampled, errors) = (inputs.GetProperty("stratum_sizes").Ints(), inputs.GetProperty("sampled").Ints(), inputs.GetProperty("errors").Ints());
        ReviewStratum[] strata = [.. sizes.Select((size, h) => new ReviewStratum(size, sampled[h], errors[h]))];
        var rate = LabelErrors.Stratified(strata);
        double[] found = [rate.Interval.Low, rate.Interval.High];

        Assert.Multiple(() =>
        {
            Assert.That(rate.Rate, Is.EqualTo(expected.GetProperty("estimate").GetDouble()).Within(1e-9));
            Assert.That(rate.StandardError, Is.EqualTo(expected.GetProperty("se").GetDouble()).Within(1e-9));
            Assert.That(found, Is.EqualTo(expected.GetProperty("normal95").Doubles()).Within(1e-9));
            Assert.That(LabelErrors.Allocate(strata, 130), Is.EqualTo(expected.GetProperty("neyman_allocation_of_130").Doubles()).Within(1e-9));
        });
    }

    [Test]
    public void Unequal_chances_of_review_are_weighed_out()
    {
        var (inputs, expected) = TestData.Oracle("horvitz-thompson-error");
        var (ht, hajek) = LabelErrors.Weighted(inputs.GetProperty("population").GetInt32(), inputs.GetProperty("inclusion_probability").Doubles(),
            [.. inputs.GetProperty("is_error").Ints().Select(e => e == 1)]);

        Assert.Multiple(() =>
        {
            Assert.That(ht, Is.EqualTo(expected.GetProperty("ht_rate").GetDouble()).Within(1e-12));
            Assert.That(hajek, Is.EqualTo(expected.GetProperty("hajek_rate").GetDouble()).Within(1e-12));
        });
    }

    [TestCase(200, 30, 0.02)]
    [TestCase(100, 60, 0.3)]
    public void The_interval_of_a_finite_batch_covers_what_it_says_whatever_is_wrong(int batch, int sampled, double share)
    {
        var wrong = (int)(batch * share);
        var covered = Enumerable.Range(0, Math.Min(wrong, sampled) + 1).Where(x => LabelErrors.Uniform(batch, sampled, x).Contains((double)wrong / batch))
            .Sum(x => AcceptanceSampling.AtMost(x, batch, wrong, sampled) - (x == 0 ? 0 : AcceptanceSampling.AtMost(x - 1, batch, wrong, sampled)));

        Assert.That(covered, Is.InRange(0.95, 1), "exact sum over all samples");
    }

    [Test]
    public void A_review_of_everything_leaves_no_doubt_and_of_nothing_all()
    {
        Assert.Multiple(() =>
        {
            Assert.That(LabelErrors.Uniform(50, 50, 7), Is.EqualTo(new Interval(0.14, 0.14)));
            Assert.That(LabelErrors.Uniform(50, 0, 0), Is.EqualTo(new Interval(0, 1)));
            Assert.That(LabelErrors.Uniform(1_000_000, 300, 0).High, Is.EqualTo(ProportionInterval.ClopperPearson(0, 300).High).Within(1e-4), "a large batch is as good as endless");
        });
    }

    [Test]
    public void Numbers_that_do_not_fit_are_refused()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => new AcceptanceSampling(80, 2).AcceptProbability(50, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => LabelErrors.Stratified([new(10, 5, 6)]), Throws.ArgumentException.With.Message.Contains("Stratum 0"));
            Assert.That(() => LabelErrors.Stratified([new(10, 5, 1), new(10, 1, 0)]), Throws.ArgumentException.With.Message.Contains("Stratum 1"));
            Assert.That(() => LabelErrors.Stratified([]), Throws.ArgumentException.With.Message.Contains("No stratum"));
            Assert.That(() => LabelErrors.Weighted(10, [0.5, 0], [true, false]), Throws.ArgumentException.With.Message.Contains("Label 1"));
            Assert.That(() => AcceptanceSampling.ZeroDefectSample(double.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }
}
