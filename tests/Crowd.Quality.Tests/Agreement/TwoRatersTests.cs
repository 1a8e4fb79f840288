using System.Text.Json;
using Crowd.Quality.Agreement;

namespace Crowd.Quality.Tests.Agreement;

public sealed class TwoRatersTests
{
    private static IEnumerable<string> Cases => TestData.OracleNames("cohen-");

    [TestCaseSource(nameof(Cases))]
    public void Kappa_and_its_errors_match_the_published_figures(string name)
    {
        var (inputs, expected) = TestData.Oracle(name);
        var weights = inputs.TryGetProperty("weights", out var w) && w.ValueKind == JsonValueKind.String ? Enum.Parse<AgreementWeights>(w.GetString()!, true) : 0;
        var kappa = TwoRaters.Cohen(Raters.Square(inputs.GetProperty("table")), weights);

        Assert.Multiple(() =>
        {
            Assert.That(kappa.Value, Is.EqualTo(expected.GetProperty("kappa").GetDouble()).Within(1e-9));
            Assert.That(kappa.StandardError, Is.EqualTo(expected.GetProperty("se").GetDouble()).Within(1e-9));
            Assert.That(kappa.Observed, Is.EqualTo(expected.GetProperty("po").GetDouble()).Within(1e-9));
            Assert.That(kappa.Expected, Is.EqualTo(expected.GetProperty("pe").GetDouble()).Within(1e-9));
            if (expected.TryGetProperty("se_null", out var none))
            {
                Assert.That(kappa.NullStandardError, Is.EqualTo(none.GetDouble()).Within(1e-9));
            }

            if (expected.TryGetProperty("scott_pi", out var pi))
            {
                Assert.That(TwoRaters.Scott(Raters.Square(inputs.GetProperty("table"))).Value, Is.EqualTo(pi.GetDouble()).Within(1e-9));
            }
        });
    }

    [Test]
    public void Prevalence_upsets_kappa_but_not_AC1()
    {
        var (inputs, expected) = TestData.Oracle("kappa-paradox-118-5-2-0");
        var table = inputs.GetProperty("table");

        Assert.Multiple(() =>
        {
            Assert.That(TwoRaters.Percent(Raters.Square(table)), Is.EqualTo(expected.GetProperty("po").GetDouble()).Within(1e-9));
            Assert.That(TwoRaters.Cohen(Raters.Square(table)).Value, Is.EqualTo(expected.GetProperty("kappa").GetDouble()).Within(1e-9));
            Assert.That(GwetAgreement.Of(Raters.Table(table)).Coefficient.Value, Is.EqualTo(expected.GetProperty("ac1").GetDouble()).Within(1e-9));
            Assert.That(
                KrippendorffAlpha.Of(Raters.Table(table), AgreementLevel.Nominal).Value,
                Is.EqualTo(expected.GetProperty("krippendorff_nominal").GetDouble()).Within(1e-9));
        });
    }

    [Test]
    public void Kappa_is_undefined_when_chance_alone_agrees() =>
        Assert.That(TwoRaters.Cohen(new double[,] { { 7, 0 }, { 0, 0 } }).Value, Is.Null);

    [Test]
    public void A_class_nobody_uses_changes_weighted_kappa_only()
    {
        var two = new double[,] { { 20, 5 }, { 10, 15 } };
        var three = new double[,] { { 20, 5, 0 }, { 10, 15, 0 }, { 0, 0, 0 } };

        Assert.Multiple(() =>
        {
            Assert.That(TwoRaters.Cohen(three).Value, Is.EqualTo(TwoRaters.Cohen(two).Value).Within(1e-12));
            Assert.That(TwoRaters.Cohen(three, AgreementWeights.Quadratic).Observed, Is.Not.EqualTo(TwoRaters.Cohen(two, AgreementWeights.Quadratic).Observed));
        });
    }

    [Test]
    public void Bad_tables_are_refused_by_cell()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => TwoRaters.Cohen(new double[,] { { 1, 2 } }), Throws.ArgumentException.With.Message.Contains("1 by 2"));
            Assert.That(() => TwoRaters.Cohen(new double[,] { { 1, double.NaN }, { 0, 1 } }), Throws.ArgumentException.With.Message.Contains("row 0, column 1"));
            Assert.That(() => TwoRaters.Cohen(new double[2, 2]), Throws.ArgumentException.With.Message.Contains("empty"));
        });
    }
}
