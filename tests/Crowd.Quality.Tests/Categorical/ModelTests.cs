using Crowd.Quality.Categorical;

namespace Crowd.Quality.Tests.Categorical;

/// <summary>A model's predictions as one more annotator, on real answers and models made from the truth with errors of their own.</summary>
public sealed class ModelTests
{
    private static readonly IModelMethod[] Methods = [new Recommended(), new Consensus(), new DawidSkene(), new OneCoin()];

    [Test]
    public void A_good_model_helps_and_a_bad_one_does_not_harm()
    {
        var answers = TestData.Answers("dog");
        var gold = TestData.Gold("dog", answers);
        var alone = new Consensus().Fit(answers.Matrix, new TruthOptions());
        double Accuracy(TruthEstimate fit) => Enumerable.Range(0, gold.Length).Average(i => fit.Labels[i] == gold[i] ? 1.0 : 0.0);
        double With(double right, double sure)
        {
            var model = Model(gold, 4, right, sure);
            return Accuracy(new Consensus().FitWithModel(answers.Matrix, model, ModelTrust.Fit(alone, model), new TruthOptions()));
        }

        Assert.Multiple(() =>
        {
            Assert.That(With(0.85, 0.85), Is.GreaterThan(Accuracy(alone) + 0.04), "right as often as the crowd, on other items");
            Assert.That(With(0.85, 0.99), Is.GreaterThan(Accuracy(alone) + 0.03), "and much too sure");
            Assert.That(With(0.25, 0.99), Is.GreaterThan(Accuracy(alone) - 0.01), "chance, and sure of it");
        });
    }

    [Test]
    public void Trust_is_learnt_from_the_answers()
    {
        var answers = TestData.Answers("rte");
        var gold = TestData.Gold("rte", answers);
        var fit = new DawidSkene().Fit(answers.Matrix, new TruthOptions());
        double Trust(double right, double sure) => ModelTrust.Fit(fit, Model(gold, 2, right, sure));

        Assert.Multiple(() =>
        {
            Assert.That(Trust(0.9, 0.9), Is.InRange(0.6, 1.1), "a model as sure as it is right");
            Assert.That(Trust(0.9, 0.999), Is.LessThan(0.5 * Trust(0.9, 0.9)));
            Assert.That(Trust(0.5, 0.9), Is.LessThan(0.1), "chance");
        });
    }

    [TestCaseSource(nameof(Methods))]
    public void A_model_that_knows_nothing_changes_next_to_nothing_and_one_that_is_ignored_nothing(IModelMethod method)
    {
        var answers = Campaigns.Matrix(3);
        var even = Enumerable.Repeat(1.0 / 3, answers.ItemCount * 3).ToArray();
        var ignored = method.FitWithModel(answers, Model(new int[answers.ItemCount], 3, 0.9, 0.9), 0, new TruthOptions());

        Assert.That(ignored.Posterior.ToArray(), Is.EqualTo(method.FitWithModel(answers, even, 1, new TruthOptions()).Posterior.ToArray()).Within(1e-12));
        Assert.That(ignored.Summary.Method, Does.EndWith("+model"));
    }

    [TestCaseSource(nameof(Methods))]
    public void Bad_predictions_are_refused_by_item(IModelMethod method)
    {
        var answers = AnswerMatrix.Build([0, 1], [0, 0], [0, 1], 2, 1, 2);

        Assert.Multiple(() =>
        {
            Assert.That(() => method.FitWithModel(answers, [0.5, 0.5, 0.5], 1, new()), Throws.ArgumentException.With.Message.Contains("3 model probabilities"));
            Assert.That(() => method.FitWithModel(answers, [0.5, 0.5, double.NaN, 1], 1, new()), Throws.ArgumentException.With.Message.Contains("Item 1"));
            Assert.That(() => method.FitWithModel(answers, [0.5, 0.5, -1, 2], 1, new()), Throws.ArgumentException.With.Message.Contains("Item 1"));
            Assert.That(() => method.FitWithModel(answers, [0.5, 0.5, 1, 0], double.NaN, new()), Throws.ArgumentException.With.Message.Contains("trust"));
        });
    }

    [TestCaseSource(nameof(Methods))]
    public void An_item_without_answers_has_the_models_distribution(IModelMethod method)
    {
        var answers = AnswerMatrix.Build([0, 0, 1], [0, 1, 0], [0, 0, 1], 3, 2, 2);
        var fit = method.FitWithModel(answers, [0.5, 0.5, 0.5, 0.5, 0.2, 0.8], 1, new TruthOptions());

        Assert.That(fit.PosteriorOf(2)[1], Is.EqualTo(0.8).Within(1e-9));
    }

    // right that often, its errors independent of the workers'; unknown truths count as class 0
    private static double[] Model(int[] truth, int classes, double right, double sure)
    {
        var random = new SplitMix64(11);
        var model = new double[truth.Length * classes];
        for (var item = 0; item < truth.Length; item++)
        {
            var best = Math.Max(truth[item], 0);
            best = random.NextDouble() < right ? best : (best + 1 + random.Below(classes - 1)) % classes;
            for (var k = 0; k < classes; k++)
            {
                model[(item * classes) + k] = k == best ? sure : (1 - sure) / (classes - 1);
            }
        }

        return model;
    }
}
