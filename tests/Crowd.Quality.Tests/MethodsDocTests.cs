using Crowd.Quality.Agreement;
using Crowd.Quality.Calibration;
using Crowd.Quality.Categorical;
using Crowd.Quality.Redundancy;

namespace Crowd.Quality.Tests;

/// <summary>The examples of docs/methods.md, run.</summary>
public sealed class MethodsDocTests
{
    private static LabelledAnswers Collect()
    {
        var builder = new AnswerMatrixBuilder();
        builder.Add("photo-1", "anna", "cat");
        builder.Add("photo-1", "bob", "cat");
        builder.Add("photo-1", "carol", "dog");
        builder.Add("photo-2", "anna", "dog");
        builder.Add("photo-2", "bob", "dog");
        builder.Add("photo-2", "carol", "dog");
        builder.Add("photo-3", "anna", "cat");
        builder.Add("photo-3", "bob", "dog");
        builder.Add("photo-3", "carol", "cat");
        return builder.Build();
    }

    [Test]
    public void The_consensus_example_runs()
    {
        var answers = Collect();

        var fit = Recommended.FitBest(answers.Matrix, new TruthOptions());
        var calibrated = fit.Tempered(Rho.WithoutGold);

        Assert.That(answers.Labels[fit.Labels[0]], Is.EqualTo("cat"));
        Assert.That(calibrated.ConfidenceOf(1), Is.InRange(0.5, 1));
    }

    [Test]
    public void The_worker_example_runs()
    {
        var answers = Collect();
        var fit = new DawidSkene().Fit(answers.Matrix, new TruthOptions());

        var agreement = LeaveOneOutAgreement.Of(answers.Matrix);
        var references = fit.LeaveOneOut(Rho.WithoutGold);

        var bob = answers.Workers.IndexOf("bob");
        Assert.That(agreement[bob].Scored, Is.EqualTo(3));
        Assert.That(agreement[bob].Interval.Contains(agreement[bob].Value!.Value));
        Assert.That(references.Labels.Length, Is.EqualTo(answers.Matrix.AnswerCount));
    }

    [Test]
    public void The_agreement_example_runs()
    {
        var answers = Collect().Matrix;

        var alpha = KrippendorffAlpha.WithInterval(answers, AgreementLevel.Nominal);
        var steady = GwetAgreement.Of(answers).Coefficient;
        var kappa = TwoRaters.Cohen(new double[,] { { 20, 5 }, { 10, 15 } });

        Assert.That(alpha.Shown.Contains(alpha.Alpha.Value!.Value));
        Assert.That(steady.Value, Is.Not.Null);
        Assert.That(kappa.Value, Is.EqualTo(0.4).Within(1e-12));
    }

    [Test]
    public void The_asking_example_runs()
    {
        var answers = Collect();
        var fit = new DawidSkene().Fit(answers.Matrix, new TruthOptions());

        var next = AskingPlan.Of(fit, new StoppingRule { Cap = 9 })[0];

        Assert.That(next.Verdict, Is.EqualTo(ItemVerdict.AskAgain));
    }

    [Test]
    public void The_stream_example_runs()
    {
        var stream = new IncrementalDawidSkene(classes: 2);
        stream.Add(item: 0, worker: 0, label: 1);
        stream.Add(item: 0, worker: 1, label: 1);

        Assert.That(stream.PosteriorOf(0)[1], Is.GreaterThan(0.8));
    }
}
