using Crowd.Quality.Categorical;

namespace Crowd.Quality.Tests.Categorical;

public sealed class DawidSkeneTests
{
    private static readonly DawidSkene Exact = new(DawidSkeneOptions.MaximumLikelihood with { Tolerance = 0, MaxIterations = 5_000 });

    [Test]
    public void Reproduces_the_anaesthetists_of_1979()
    {
        var (inputs, expected) = TestData.Oracle("dawid-skene-1979-anaesthetists");
        var fit = Exact.Fit(Anaesthetists(inputs.GetProperty("rows")), new TruthOptions());

        Assert.Multiple(() =>
        {
            Assert.That(fit.ClassPrior(), Is.EqualTo(expected.GetProperty("class_marginals").Doubles()).Within(1e-3));
            Assert.That(fit.Summary.LogLikelihood, Is.EqualTo(expected.GetProperty("log_likelihood").GetDouble()).Within(1e-5));
            Assert.That(fit.Summary.Objective.Take(4), Is.EqualTo(expected.GetProperty("first_log_likelihoods").Doubles()).Within(1e-5));
            Assert.That(fit.Labels.ToArray().Select(k => k + 1), Is.EqualTo(expected.GetProperty("map_labels").Ints()));
            Assert.That(fit.PosteriorOf(2).ToArray(), Is.EqualTo(expected.GetProperty("posterior_item3").Doubles()).Within(1e-3));
            Assert.That(fit.PosteriorOf(35).ToArray(), Is.EqualTo(expected.GetProperty("posterior_item36").Doubles()).Within(1e-3));
            Assert.That(Rows(fit.ConfusionOf(0)), Is.EqualTo(expected.GetProperty("error_rates_observer1").Table()).Within(1e-3));
        });
    }

    [TestCase(1)]
    [TestCase(2)]
    public void The_MAP_steps_are_exact(int iterations)
    {
        var (inputs, expected) = TestData.Oracle("dawid-skene-map-2-iterations");
        var answers = inputs.GetProperty("answers_item_worker_label").Matrix(2);
        var fit = new DawidSkene(new DawidSkeneOptions { MaxIterations = iterations, Tolerance = 0 }).Fit(answers, new TruthOptions());
        var step = expected.GetProperty($"iteration{iterations}");

        Assert.Multiple(() =>
        {
            Assert.That(fit.ClassPrior(), Is.EqualTo(step.GetProperty("class_prior").Doubles()).Within(1e-9));
            Assert.That(fit.Posterior.ToArray(), Is.EqualTo(step.GetProperty("posterior").Table().SelectMany(row => row)).Within(1e-9));
            Assert.That(fit.Summary.LogLikelihood, Is.EqualTo(step.GetProperty("log_likelihood").GetDouble()).Within(1e-9));
            for (var w = 0; w < 3; w++)
            {
                Assert.That(Rows(fit.ConfusionOf(w)), Is.EqualTo(step.GetProperty("confusion")[w].Table()).Within(1e-9));
            }
        });
    }

    [Test]
    public void The_maximum_likelihood_step_is_exact()
    {
        var (inputs, expected) = TestData.Oracle("dawid-skene-ml-1-iteration");
        var answers = inputs.GetProperty("answers_item_worker_label").Matrix(2);
        var fit = new DawidSkene(DawidSkeneOptions.MaximumLikelihood with { MaxIterations = 1 }).Fit(answers, new TruthOptions());
        var step = expected.GetProperty("iteration1");

        Assert.Multiple(() =>
        {
            Assert.That(fit.Posterior.ToArray(), Is.EqualTo(step.GetProperty("posterior").Table().SelectMany(row => row)).Within(1e-9));
            Assert.That(fit.Summary.LogLikelihood, Is.EqualTo(step.GetProperty("log_likelihood").GetDouble()).Within(1e-9));
        });
    }

    private static double[][] Rows(double[,] matrix) =>
        [.. Enumerable.Range(0, matrix.GetLength(0)).Select(i => Enumerable.Range(0, matrix.GetLength(1)).Select(j => matrix[i, j]).ToArray())];

    private static AnswerMatrix Anaesthetists(System.Text.Json.JsonElement rows)
    {
        var builder = new AnswerMatrixBuilder(["1", "2", "3", "4"]);
        foreach (var (text, patient) in rows.EnumerateArray().Select((row, i) => (row.GetString()!.Split(' '), i)))
        {
            foreach (var (answers, observer) in text.Select((t, w) => (t, w)))
            {
                foreach (var label in answers)
                {
                    builder.Add($"{patient}", $"{observer}", $"{label}");
                }
            }
        }

        return builder.Build(DuplicateAnswers.KeepAll).Matrix;
    }
}
