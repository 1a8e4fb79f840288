using Crowd.Quality.Categorical;

namespace Crowd.Quality.Tests.Categorical;

/// <summary>What is degenerate has a documented result, or is refused by name; nothing is ever NaN.</summary>
public sealed class OddInputTests
{
    private static readonly Dictionary<string, AnswerMatrix> Odd = new()
    {
        ["one answer"] = AnswerMatrix.Build([0], [0], [1], 1, 1, 2),
        ["one worker"] = AnswerMatrix.Build([0, 1, 2], [0, 0, 0], [0, 1, 1], 3, 1, 2),
        ["one class"] = AnswerMatrix.Build([0, 0, 1], [0, 1, 0], [0, 0, 0], 2, 2, 1),
        ["unanimous"] = AnswerMatrix.Build([0, 0, 1, 1], [0, 1, 0, 1], [1, 1, 1, 1], 2, 2, 3),
        ["two islands"] = AnswerMatrix.Build([0, 0, 1, 1], [0, 1, 2, 3], [0, 1, 1, 0], 2, 4, 2),
        ["items and workers without answers"] = AnswerMatrix.Build([1, 1, 3], [2, 0, 2], [0, 1, 1], 5, 4, 2),
        ["pure disagreement"] = AnswerMatrix.Build([0, 0, 1, 1], [0, 1, 0, 1], [0, 1, 1, 0], 2, 2, 2),
        ["one worker many times"] = AnswerMatrix.Build([0, 0, 0, 0], [0, 0, 0, 0], [0, 1, 1, 1], 1, 1, 2, DuplicateAnswers.KeepAll),
        ["sixty answers to one item"] = AnswerMatrix.Build(new int[60], [.. Enumerable.Range(0, 60)], [.. Enumerable.Range(0, 60).Select(n => n % 3)], 1, 60, 3),
        ["three hundred classes"] = AnswerMatrix.Build([0, 0, 1], [0, 1, 1], [299, 298, 3], 2, 2, 300),
    };

    private static IEnumerable<TestCaseData> Cases =>
        from odd in Odd from method in TruthMethods.All where method.WhyNot(odd.Value) is null select new TestCaseData(odd.Key, method.Name);

    [TestCaseSource(nameof(Cases))]
    public void A_degenerate_set_has_a_finite_result(string set, string method)
    {
        var answers = Odd[set];
        var fit = TruthMethods.ByName(method).Fit(answers, new TruthOptions());

        Assert.Multiple(() =>
        {
            Assert.That(fit.Posterior.ToArray(), Has.All.InRange(0, 1));
            Assert.That(Enumerable.Range(0, answers.ItemCount).Select(i => fit.PosteriorOf(i).ToArray().Sum()), Has.All.EqualTo(1).Within(1e-9));
            Assert.That(fit.Skill.ToArray(), Has.All.InRange(0, 1));
            Assert.That(fit.Labels.ToArray(), Has.All.InRange(0, answers.ClassCount - 1));
            if (fit is ConfusionEstimate confusion)
            {
                Assert.That(confusion.Tempered(0.4).Posterior.ToArray(), Has.All.InRange(0, 1));
                Assert.That(confusion.LeaveOneOut(0.4).Confidence.ToArray(), Has.All.InRange(0, 1));
                Assert.That(confusion.ConfusionOf(0).Cast<double>(), Has.All.InRange(0, 1));
            }
        });
    }

    [Test]
    public void A_method_that_cannot_be_used_says_why()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => new Kos().Fit(Odd["unanimous"], new TruthOptions()), Throws.ArgumentException.With.Message.Contains("two classes; there are 3"));
            Assert.That(() => TruthMethods.ByName("magic"), Throws.ArgumentException.With.Message.Contains("no method 'magic'").And.Message.Contains("dawid-skene"));
            Assert.That(() => new DawidSkene(new DawidSkeneOptions { DiagonalPrior = double.NaN }).Fit(Odd["one answer"], new()), Throws.ArgumentException.With.Message.Contains("DiagonalPrior"));
            Assert.That(() => new DawidSkene().Fit(Odd["one answer"], new TruthOptions { KnownLabels = [7] }), Throws.ArgumentException.With.Message.Contains("Item 0"));
            Assert.That(() => MajorityVote.Weighted(Odd["one worker"], [double.NaN]), Throws.ArgumentException.With.Message.Contains("Worker 0"));
            Assert.That(() => CrowdLab.Fit(Odd["one answer"], [0.5, 0.7]), Throws.ArgumentException.With.Message.Contains("Item 0"));
        });
    }

    [Test]
    public void A_cancelled_fit_ends()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.That(() => new DawidSkene().Fit(Odd["one worker"], new TruthOptions { Cancellation = source.Token }), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_tie_goes_to_the_rarer_class_and_is_marked()
    {
        var answers = AnswerMatrix.Build([0, 0, 1, 1], [0, 1, 0, 1], [0, 1, 0, 0], 2, 2, 2);
        var fit = new MajorityVote().Fit(answers, new TruthOptions());

        Assert.That((fit.Labels[0], fit.IsTied(0), fit.IsTied(1)), Is.EqualTo((1, true, false)));
    }

    [Test]
    public void A_model_tips_the_balance_where_workers_are_split()
    {
        var answers = AnswerMatrix.Build([0, 0, 1, 1, 2, 2], [0, 1, 0, 1, 0, 1], [0, 1, 0, 0, 1, 1], 3, 2, 2);
        double[] model = [0.1, 0.9, 0.8, 0.2, 0.3, 0.7];

        Assert.Multiple(() =>
        {
            Assert.That(new DawidSkene().FitWithModel(answers, model, 1, new TruthOptions()).Labels.ToArray(), Is.EqualTo(new[] { 1, 0, 1 }));
            Assert.That(CrowdLab.Fit(answers, model).Labels.ToArray(), Is.EqualTo(new[] { 1, 0, 1 }));
        });
    }
}
