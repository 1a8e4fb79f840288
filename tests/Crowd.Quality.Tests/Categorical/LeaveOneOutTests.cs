using Crowd.Quality.Agreement;
using Crowd.Quality.Categorical;

namespace Crowd.Quality.Tests.Categorical;

public sealed class LeaveOneOutTests
{
    [Test]
    public void The_others_posterior_leaves_the_worker_out_exactly()
    {
        var (inputs, expected) = TestData.Oracle("loo-posterior-item");
        var fit = Fit(inputs.GetProperty("answers").Ints(), inputs.GetProperty("class_prior").Doubles(), inputs.GetProperty("confusion_worker_true_answer"));

        foreach (var (rho, name) in new[] { (0.0, "loo"), (0.4, "loo_tempered_rho_0_4") })
        {
            var references = fit.LeaveOneOut(rho);
            var rows = expected.GetProperty(name).Table();
            for (var n = 0; n < rows.Length; n++)
            {
                Assert.That(references.Confidence[n], Is.EqualTo(rows[n].Max()).Within(1e-12));
                Assert.That(references.Labels[n], Is.EqualTo(Array.IndexOf(rows[n], rows[n].Max())));
                Assert.That(references.Credit[n], Is.EqualTo(rows[n][fit.Answers.LabelAt(n)]).Within(1e-12));
            }
        }

        Assert.That(fit.Tempered(0).PosteriorOf(0).ToArray(), Is.EqualTo(expected.GetProperty("full").Doubles()).Within(1e-12));
    }

    [Test]
    public void Tempering_takes_the_design_effect_out()
    {
        var (inputs, expected) = TestData.Oracle("tempered-posterior-design-effect");
        var ratios = inputs.GetProperty("answers_llr_for_class1").Doubles();
        var prior = Array.ConvertAll(inputs.GetProperty("class_prior").Doubles(), Math.Log);

        foreach (var (rho, wanted) in inputs.GetProperty("rho").Doubles().Zip(expected.GetProperty("posterior_class1").Doubles()))
        {
            double[] evidence = [0, ratios.Sum()];
            DesignEffect.Soften(evidence, prior, rho, ratios.Length);
            Assert.That(evidence[1], Is.EqualTo(wanted).Within(1e-12));
        }
    }

    [Test]
    public void Nobody_confirms_himself()
    {
        var (inputs, expected) = TestData.Oracle("loo-agreement-small");
        var builder = new AnswerMatrixBuilder(["0", "1"]);
        foreach (var row in inputs.GetProperty("answers").EnumerateArray())
        {
            builder.Add(row[0].GetString()!, row[1].GetString()!, row[2].GetInt32().ToString());
        }

        var answers = builder.Build();
        var agreement = LeaveOneOutAgreement.Of(answers.Matrix);
        foreach (var worker in expected.EnumerateObject())
        {
            var found = agreement[answers.Workers.IndexOf(worker.Name)];
            Assert.That(found.Scored, Is.EqualTo(worker.Value.GetProperty("n").GetInt32()));
            Assert.That(found.Value, Is.EqualTo(worker.Value.GetProperty("loo_hard").GetDouble()).Within(1e-12));
            Assert.That(found.SoftValue, Is.EqualTo(worker.Value.GetProperty("loo_soft").GetDouble()).Within(1e-12));
        }
    }

    [Test]
    public void An_answer_without_company_has_no_reference()
    {
        var answers = AnswerMatrix.Build([0, 1, 1], [0, 0, 1], [1, 0, 0], 2, 2, 2);
        var references = new DawidSkene().Fit(answers, new TruthOptions()).LeaveOneOut(0.4);

        Assert.Multiple(() =>
        {
            Assert.That(references.Labels.ToArray(), Is.EqualTo(new[] { -1, 0, 0 }));
            Assert.That(references.Confidence[0], Is.Zero);
            Assert.That(LeaveOneOutAgreement.Of(answers)[0].Scored, Is.EqualTo(1));
        });
    }

    private static ConfusionEstimate Fit(int[] labels, double[] prior, System.Text.Json.JsonElement confusion)
    {
        var (workers, classes) = (labels.Length, prior.Length);
        var answers = AnswerMatrix.Build(new int[workers], [.. Enumerable.Range(0, workers)], labels, 1, workers, classes);
        var logs = new double[workers * classes * classes];
        for (var cell = 0; cell < logs.Length; cell++)
        {
            var (w, y, k) = (cell / (classes * classes), cell / classes % classes, cell % classes);
            logs[cell] = Math.Log(confusion[w][k][y].GetDouble());
        }

        var model = new TableModel(logs, Array.ConvertAll(prior, Math.Log));
        return new ConfusionEstimate(answers, [.. prior], model, null, new FitSummary { Method = "given" });
    }
}
