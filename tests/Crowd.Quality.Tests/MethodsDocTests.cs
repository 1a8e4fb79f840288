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
    public void The_first_example_runs()
    {
        var builder = new AnswerMatrixBuilder();          // or AnswerMatrix.Build(items, workers, labels, …) from int columns
        builder.Add("photo-1", "anna", "cat");            // also takes UTF-8 spans: no strings are made
        builder.Add("photo-1", "bob", "cat");
        builder.Add("photo-2", "anna", "dog");
        var answers = builder.Build();                    // repeated (item, worker): refused by row, unless KeepFirst, KeepLast or KeepAll

        Assert.That((answers.Matrix.ItemCount, answers.Matrix.WorkerCount, answers.Matrix.ClassCount), Is.EqualTo((2, 2, 2)));
    }

    [Test]
    public void The_consensus_example_runs()
    {
        var answers = Collect();

        var fit = Recommended.FitBest(answers.Matrix, new TruthOptions());
        var calibrated = fit.Tempered(Rho.WithoutGold);
        var label = answers.Labels[fit.Labels[0]];        // "cat"
        var confidence = calibrated.ConfidenceOf(0);      // a probability that can be believed

        Assert.That(label, Is.EqualTo("cat"));
        Assert.That(confidence, Is.InRange(0.5, 1));
    }

    [Test]
    public void The_model_example_runs()
    {
        var answers = Collect();
        var fit = Recommended.FitBest(answers.Matrix, new TruthOptions());

        double[] model = [0.2, 0.8, 0.1, 0.9, 0.6, 0.4];  // out-of-sample P(cat), P(dog) of each photo
        var trust = ModelTrust.Fit(fit, model);           // models are often too sure: the exponent that the answers bear out
        var both = new Recommended().FitWithModel(answers.Matrix, model, trust, new TruthOptions());

        Assert.That(answers.Labels[both.Labels[1]], Is.EqualTo("dog"));
    }

    [Test]
    public void The_worker_example_runs()
    {
        var answers = Collect();
        var fit = new DawidSkene().Fit(answers.Matrix, new TruthOptions());

        var agreement = LeaveOneOutAgreement.Of(answers.Matrix); // against the majority of the others, with Wilson's interval
        var references = fit.LeaveOneOut(Rho.WithoutGold);         // for each answer: what the others say, and how surely

        var bob = answers.Workers.IndexOf("bob");
        Assert.That(agreement[bob].Scored, Is.EqualTo(3));
        Assert.That(agreement[bob].Interval.Contains(agreement[bob].Value!.Value));
        Assert.That(references.Labels.Length, Is.EqualTo(answers.Matrix.AnswerCount));
    }

    [Test]
    public void The_agreement_example_runs()
    {
        var matrix = Collect().Matrix;
        double[,] table = { { 20, 5 }, { 10, 15 } };

        var alpha = KrippendorffAlpha.WithInterval(matrix, AgreementLevel.Nominal);   // alpha.Alpha.Value, alpha.Shown
        var steady = GwetAgreement.Of(matrix).Coefficient;                            // AC1 with its standard error
        var kappa = TwoRaters.Cohen(table);                                           // value, standard errors, interval

        Assert.That(alpha.Shown.Contains(alpha.Alpha.Value!.Value));
        Assert.That(steady.Value, Is.Not.Null);
        Assert.That(kappa.Value, Is.EqualTo(0.4).Within(1e-12));
    }

    [Test]
    public void The_asking_example_runs()
    {
        var answers = Collect();
        var fit = new DawidSkene().Fit(answers.Matrix, new TruthOptions());

        var plan = AskingPlan.Of(fit, new StoppingRule());   // least sure first, with the expected gain of one more answer

        Assert.That(plan[0].Verdict, Is.EqualTo(ItemVerdict.AskAgain));
    }

    [Test]
    public void The_stream_example_runs()
    {
        var stream = new IncrementalDawidSkene(classes: 2);
        stream.Add(item: 0, worker: 0, label: 1);
        stream.Add(item: 0, worker: 1, label: 1);
        var soFar = stream.PosteriorOf(0)[1];             // an answer costs what its item's answers cost

        Assert.That(soFar, Is.GreaterThan(0.8));
    }

    [TestCase("methods.md", "MethodsDocTests.cs")]
    [TestCase("methods-other.md", "Examples/OtherMethods.cs")]
    public void The_page_shows_only_what_is_run_here(string page, string tests)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Crowd.sln")))
        {
            root = root.Parent ?? throw new DirectoryNotFoundException("No Crowd.sln above the tests.");
        }

        var source = File.ReadAllLines(Path.Combine(root.FullName, "tests", "Crowd.Quality.Tests", tests)).Select(l => l.Trim()).ToHashSet();
        var (isCode, shown, missing) = (false, 0, new List<string>());
        foreach (var line in File.ReadLines(Path.Combine(root.FullName, "docs", page)).Select(l => l.Trim()))
        {
            isCode = line == "```csharp" || (line != "```" && isCode);
            if (isCode && line != "```csharp" && line.Length > 0)
            {
                shown++;
                missing.AddRange(source.Contains(line) ? [] : [line]);
            }
        }

        Assert.That(missing, Is.Empty);
        Assert.That(shown, Is.GreaterThan(10));
    }
}
