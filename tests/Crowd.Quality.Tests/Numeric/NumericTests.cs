using Crowd.Quality.Numeric;
using Crowd.Quality.Spatial;
using FsCheck;
using FsCheck.Fluent;

namespace Crowd.Quality.Tests.Numeric;

public sealed class NumericTests
{
    private static readonly Arbitrary<NumericAnswer[]> AnyAnswers = Gen.Choose(0, 5).Three()
        .Select(t => new NumericAnswer(t.Item1, t.Item2, t.Item3 == 5 ? 1e100 : t.Item3 - 2)).ArrayOf().ToArbitrary();

    [Test]
    public void Centres_match()
    {
        var (i, expected) = TestData.Oracle("numeric-consensus");
        var (values, weights) = (i.GetProperty("values").Doubles(), i.GetProperty("weights").Doubles());
        var answers = values.Select((v, w) => new NumericAnswer(0, w, v)).ToArray();

        Assert.That(NumericConsensus.Fit(answers, NumericMethod.Mean).Items[0]!.Value.Value, Is.EqualTo(expected.Number("mean")).Within(1e-12));
        Assert.That(NumericConsensus.Fit(answers, NumericMethod.Median).Items[0]!.Value.Value, Is.EqualTo(expected.Number("median")).Within(1e-12));
        Assert.That(Centre.WeightedMean(values, weights), Is.EqualTo(expected.Number("weighted_mean")).Within(1e-12));
        Assert.That(Centre.WeightedMedian(values, weights), Is.EqualTo(expected.Number("weighted_median_lower")).Within(1e-12));
        Assert.That(Centre.Median([.. values.Select(v => Math.Abs(v - expected.Number("median")))]), Is.EqualTo(expected.Number("mad")).Within(1e-12));
    }

    [TestCase(1, "after1")]
    [TestCase(200, "after200")]
    public void Gaussian_rounds_match(int rounds, string name)
    {
        var (i, expected) = TestData.Oracle("gaussian-em-workers");
        var answers = i.GetProperty("values_item_by_worker").Table()
            .SelectMany((row, item) => row.Select((v, worker) => new NumericAnswer(item, worker, v))).ToArray();
        var settings = new GaussianSettings { VarianceShape = 1, VarianceScale = 1, StartVariance = 1, HasItemPrior = false, MaximumIterations = rounds };

        var fit = GaussianModel.Fit(new NumericTable(answers), settings);

        // the oracle's 200 rounds have converged; ours stop a millionth of the spread before
        var tolerance = rounds == 1 ? 1e-9 : 1e-5;
        Assert.That(fit.Values, Is.EqualTo(expected.GetProperty(name).GetProperty("items").Doubles()).Within(tolerance));
        Assert.That(fit.Deviations.Select(d => d * d), Is.EqualTo(expected.GetProperty(name).GetProperty("variances").Doubles()).Within(tolerance));
    }

    [Test]
    public void Catd_weights_match()
    {
        var (i, expected) = TestData.Oracle("catd-weights");

        Assert.That(WeightedRounds.CatdWeights(i.GetProperty("squared_errors").Doubles(), i.GetProperty("n_answers").Ints()),
            Is.EqualTo(expected.GetProperty("weights").Doubles()).Within(1e-9));
    }

    [Test]
    public void Crh_weights_match()
    {
        var (i, expected) = TestData.Oracle("crh-weights");

        Assert.That(WeightedRounds.CrhWeights(i.GetProperty("losses").Doubles()),
            Is.EqualTo(expected.GetProperty("weights_sum_form").Doubles()).Within(1e-12));
    }

    [Test]
    public void Whatever_the_answers_every_number_is_a_number([Values] NumericMethod method) => Prop.ForAll(AnyAnswers, answers =>
    {
        var result = NumericConsensus.Fit(answers, method);
        return result.Items.All(i => i is not { } x || (double.IsFinite(x.Value) && x.Low <= x.Value && x.Value <= x.High))
            && result.Workers.All(w => double.IsFinite(w.Bias) && double.IsFinite(w.Deviation) && double.IsFinite(w.Weight));
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Careless_and_biased_workers_are_told_apart()
    {
        var random = new Random(4);
        double Normal() => MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);
        var answers = Enumerable.Range(0, 200).SelectMany(item =>
        {
            var truth = 50 + (10 * Normal());
            return Enumerable.Range(0, 6).Select(w => new NumericAnswer(item, w, truth + (w == 0 ? 20 * Normal() : Normal()) + (w == 1 ? 3 : 0)));
        }).ToArray();

        var workers = NumericConsensus.Fit(answers).Workers;

        Assert.That(workers[0].Deviation, Is.EqualTo(20).Within(3));
        Assert.That(workers[0].Weight, Is.LessThan(0.1));
        Assert.That(workers[1].Bias, Is.GreaterThan(1.5));
        Assert.That(workers.Skip(2).Select(w => w.Deviation), Is.All.LessThan(2));
    }

    [Test]
    public void Bad_rows_are_named()
    {
        Assert.That(() => NumericConsensus.Fit([new(0, 0, 1), new(0, 0, double.NaN)]), Throws.ArgumentException.With.Message.Contains("Answer 1"));
        Assert.That(() => NumericConsensus.Fit([new(0, -1, 1)]), Throws.ArgumentException.With.Message.Contains("Answer 0"));
        Assert.That(NumericConsensus.Fit([]).Items, Is.Empty);
        Assert.That(NumericConsensus.Fit([new(2, 0, 7)]).Items.Select(i => i?.Value), Is.EqualTo(new double?[] { null, null, 7 }));
    }
}
