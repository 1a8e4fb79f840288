using Crowd.Quality.Agreement;

namespace Crowd.Quality.Tests.Agreement;

public sealed class ManyRatersTests
{
    private static IEnumerable<string> Alphas => TestData.OracleNames("krippendorff-alpha-").Where(name => !name.Contains("iou"));

    private static IEnumerable<string> Gwets => TestData.OracleNames("gwet-");

    private static IEnumerable<string> Fleisses => TestData.OracleNames("fleiss-");

    [TestCaseSource(nameof(Alphas))]
    public void Alpha_matches_the_published_figures(string name)
    {
        var (inputs, expected) = TestData.Oracle(name);
        var level = inputs.TryGetProperty("metric", out var metric) ? Enum.Parse<AgreementLevel>(metric.GetString()!, true) : AgreementLevel.Nominal;
        var answers = Raters.Units(inputs.GetProperty("units_by_coders"), out var values);
        var alpha = KrippendorffAlpha.Of(answers, level, values);
        var rows = Enumerable.Range(0, answers.AnswerCount).ToArray();
        var numeric = KrippendorffAlpha.Of([.. rows.Select(answers.ItemOf)], [.. rows.Select(n => values[answers.LabelAt(n)])], level);

        Assert.Multiple(() =>
        {
            Assert.That(alpha.Value, Is.EqualTo(expected.GetProperty("alpha").GetDouble()).Within(1e-9));
            Assert.That(numeric.Value, Is.EqualTo(alpha.Value).Within(1e-12));
            if (expected.TryGetProperty("observed_disagreement", out var observed))
            {
                Assert.That(alpha.Observed, Is.EqualTo(observed.GetDouble()).Within(1e-9));
                Assert.That(alpha.Expected, Is.EqualTo(expected.GetProperty("expected_disagreement").GetDouble()).Within(1e-9));
                Assert.That(alpha.PairableValues, Is.EqualTo(expected.GetProperty("pairable_values").GetDouble()));
            }
        });
    }

    [Test]
    public void Coincidences_match_the_published_table()
    {
        var (inputs, expected) = TestData.Oracle("krippendorff-coincidence-4coders");
        var table = Coincidences.Of(Raters.Units(inputs.GetProperty("units_by_coders"), out _));

        Assert.That(table.Cast<double>(), Is.EqualTo(expected.GetProperty("coincidence").Table().SelectMany(row => row)).Within(1e-12));
    }

    [TestCaseSource(nameof(Fleisses))]
    public void Fleiss_matches_the_published_figures(string name)
    {
        var (inputs, expected) = TestData.Oracle(name);
        var fleiss = FleissKappa.Of(Raters.Counts(inputs.GetProperty("counts_subject_by_category")));

        Assert.Multiple(() =>
        {
            Assert.That(fleiss.Overall.Value, Is.EqualTo(expected.GetProperty("kappa").GetDouble()).Within(1e-9));
            Assert.That(fleiss.Overall.Observed, Is.EqualTo(expected.GetProperty("mean_observed").GetDouble()).Within(1e-9));
            if (expected.TryGetProperty("z", out var z))
            {
                Assert.That(fleiss.Overall.Z, Is.EqualTo(z.GetDouble()).Within(1e-9));
                Assert.That(fleiss.Overall.NullStandardError, Is.EqualTo(expected.GetProperty("se_null").GetDouble()).Within(1e-9));
                Assert.That(fleiss.PerClass.Select(k => k!.Value), Is.EqualTo(expected.GetProperty("per_category").Doubles()).Within(1e-9));
            }
        });
    }

    [TestCaseSource(nameof(Gwets))]
    public void Gwet_matches_the_published_figures(string name)
    {
        var (inputs, expected) = TestData.Oracle(name);
        var answers = inputs.TryGetProperty("table", out var table) ? Raters.Table(table)
            : inputs.TryGetProperty("units_by_coders", out var units) ? Raters.Units(units, out _)
            : Raters.Counts(inputs.GetProperty("counts_subject_by_category"));
        var weights = inputs.TryGetProperty("weights", out var w) ? Enum.Parse<AgreementWeights>(w.GetString()!, true) : AgreementWeights.Identity;
        var result = GwetAgreement.Of(answers, weights);
        var found = new Dictionary<string, double?>
        {
            ["ac1"] = result.Coefficient.Value, ["ac2"] = result.Coefficient.Value, ["pa"] = result.Coefficient.Observed,
            ["ac1_se"] = result.Coefficient.StandardError, ["se"] = result.Coefficient.StandardError,
            ["pe"] = result.Coefficient.Expected, ["pe_ac1"] = result.Coefficient.Expected,
            ["fleiss"] = result.Fleiss.Value, ["fleiss_generalised"] = result.Fleiss.Value, ["pe_fleiss"] = result.Fleiss.Expected,
            ["brennan_prediger"] = result.BrennanPrediger.Value,
            ["krippendorff_nominal"] = KrippendorffAlpha.Of(answers, AgreementLevel.Nominal).Value,
        };

        Assert.Multiple(() =>
        {
            foreach (var wanted in expected.EnumerateObject())
            {
                Assert.That(found[wanted.Name], Is.EqualTo(wanted.Value.GetDouble()).Within(1e-9), wanted.Name);
            }
        });
    }

    [Test]
    public void Alpha_agrees_with_the_peer_on_real_answers()
    {
        foreach (var set in new[] { "rte", "dog", "bluebirds", "tweets", "adult2" })
        {
            var peer = TestData.SetOracles(set).GetProperty("agreement").GetProperty("alpha_nominal_direct").GetDouble();
            Assert.That(KrippendorffAlpha.Of(TestData.Answers(set).Matrix, AgreementLevel.Nominal).Value, Is.EqualTo(peer).Within(1e-9), set);
        }
    }

    [Test]
    public void The_bootstrap_is_repeatable_and_holds_the_estimate()
    {
        var answers = TestData.Answers("dog").Matrix;
        var once = KrippendorffAlpha.WithInterval(answers, AgreementLevel.Nominal, new AlphaBootstrap { Draws = 300 });
        var again = KrippendorffAlpha.WithInterval(answers, AgreementLevel.Nominal, new AlphaBootstrap { Draws = 300 });

        Assert.Multiple(() =>
        {
            Assert.That(again, Is.EqualTo(once));
            Assert.That(once.Items.Contains(once.Alpha.Value!.Value));
            Assert.That(once.Items.Width, Is.InRange(0.01, 0.1));
            Assert.That(once.Workers, Is.Null, "109 workers need no jackknife");
        });
    }

    [Test]
    public void Few_workers_widen_the_interval()
    {
        var (inputs, _) = TestData.Oracle("krippendorff-alpha-4coders-nominal");
        var found = KrippendorffAlpha.WithInterval(Raters.Units(inputs.GetProperty("units_by_coders"), out _), AgreementLevel.Nominal);

        Assert.That(found.Shown.Width, Is.GreaterThanOrEqualTo(found.Items.Width));
        Assert.That(found.Workers, Is.Not.Null);
    }

    [TestCase(AgreementLevel.Nominal)]
    [TestCase(AgreementLevel.Ordinal)]
    [TestCase(AgreementLevel.Interval)]
    [TestCase(AgreementLevel.Ratio)]
    public void Alpha_of_one_value_or_no_pairs_is_undefined(AgreementLevel level)
    {
        Assert.Multiple(() =>
        {
            Assert.That(KrippendorffAlpha.Of(AnswerMatrix.Build([0, 0], [0, 1], [1, 1], 1, 2, 2), level).Value, Is.Null);
            Assert.That(KrippendorffAlpha.Of(AnswerMatrix.Build([0, 1], [0, 1], [1, 0], 2, 2, 2), level).Value, Is.Null);
        });
    }

    [Test]
    public void Fleiss_refuses_varying_raters_and_says_where() =>
        Assert.That(
            () => FleissKappa.Of(AnswerMatrix.Build([0, 0, 1], [0, 1, 0], [0, 1, 0], 2, 2, 2)),
            Throws.ArgumentException.With.Message.Contains("Item 1 has 1 answers"));
}
