using Crowd.Quality.Agreement;
using Crowd.Quality.Categorical;

namespace Crowd.Quality.Tests.Categorical;

/// <summary>Laws that hold for any answers.</summary>
public sealed class PropertyTests
{
    private static readonly ITruthMethod[] Quick =
    [
        new Consensus(), new DawidSkene(), new OneCoin(), new MajorityVote(), new IndependentBcc(), new Mace { Restarts = 1 }, new Glad(), new MatrixMsr(), new Wawa(),
    ];

    [FsCheck.NUnit.Property(MaxTest = 20)]
    public bool The_order_of_the_rows_changes_no_bit(ulong seed)
    {
        var (items, workers, labels, _) = Campaigns.Columns(seed, 40, 11, 3);
        var order = Campaigns.Shuffle(seed, items.Length);
        var plain = AnswerMatrix.Build(items, workers, labels, 40, 11, 3);
        var shuffled = AnswerMatrix.Build([.. order.Select(n => items[n])], [.. order.Select(n => workers[n])], [.. order.Select(n => labels[n])], 40, 11, 3);
        return Quick.All(method => method.Fit(plain, new()).Posterior.SequenceEqual(method.Fit(shuffled, new()).Posterior));
    }

    [FsCheck.NUnit.Property(MaxTest = 20)]
    public bool Renaming_the_workers_renames_their_skill(ulong seed)
    {
        var (items, workers, labels, _) = Campaigns.Columns(seed, 40, 11, 3);
        var names = Campaigns.Shuffle(seed, 11);
        var plain = AnswerMatrix.Build(items, workers, labels, 40, 11, 3);
        var renamed = AnswerMatrix.Build(items, [.. workers.Select(w => names[w])], labels, 40, 11, 3);
        return Quick.Where(method => method is not MatrixMsr).All(method => method.Fit(plain, new()) is var a && method.Fit(renamed, new()) is var b
            && Enumerable.Range(0, 11).All(w => Math.Abs(a.Skill[w] - b.Skill[names[w]]) < 1e-8)
            && Near(a.Posterior, b.Posterior));
    }

    [FsCheck.NUnit.Property(MaxTest = 20)]
    public bool Renaming_the_labels_renames_the_posterior(ulong seed)
    {
        var (items, workers, labels, _) = Campaigns.Columns(seed, 40, 11, 3);
        var names = Campaigns.Shuffle(seed, 3);
        var (plain, renamed) = (AnswerMatrix.Build(items, workers, labels, 40, 11, 3), AnswerMatrix.Build(items, workers, [.. labels.Select(k => names[k])], 40, 11, 3));
        return Quick.Where(method => method is not MatrixMsr).All(method => method.Fit(plain, new()) is var a && method.Fit(renamed, new()) is var b
            && Enumerable.Range(0, 120).All(cell => Math.Abs(a.Posterior[cell] - b.Posterior[(cell / 3 * 3) + names[cell % 3]]) < 1e-8));
    }

    [FsCheck.NUnit.Property(MaxTest = 20)]
    public bool Probabilities_sum_to_one_and_the_objective_never_falls(ulong seed)
    {
        var answers = Campaigns.Matrix(seed);
        return Quick.All(method => method.Fit(answers, new()) is var fit
            && Enumerable.Range(0, answers.ItemCount).All(i => Math.Abs(fit.PosteriorOf(i).ToArray().Sum() - 1) < 1e-9)
            && fit.Skill.ToArray().All(s => s is >= 0 and <= 1)
            && (method is Glad || Rises(fit.Summary.Objective, answers.AnswerCount)));
    }

    [FsCheck.NUnit.Property(MaxTest = 20)]
    public bool Plain_majority_is_the_weighted_one_with_equal_weights(ulong seed)
    {
        var answers = Campaigns.Matrix(seed, 300, 40, 4);
        var (plain, weighted) = (new MajorityVote().Fit(answers, new()), MajorityVote.Weighted(answers, [.. Enumerable.Repeat(1.0, 40)]));
        return plain.Posterior.SequenceEqual(weighted.Posterior) && plain.Labels.SequenceEqual(weighted.Labels)
            && Enumerable.Range(0, 300).All(i => plain.IsTied(i) == weighted.IsTied(i))
            && Enumerable.Range(0, 40).All(w => Math.Abs(plain.Skill[w] - weighted.Skill[w]) < 1e-12);
    }

    [FsCheck.NUnit.Property(MaxTest = 10)]
    public bool A_worker_who_is_known_to_be_right_settles_his_items(ulong seed)
    {
        var answers = Campaigns.Matrix(seed);
        var truth = Enumerable.Range(0, answers.ItemCount).Select(i => i % 2 == 0 ? i % 3 : -1).ToArray();
        var fit = new DawidSkene().Fit(answers, new TruthOptions { KnownLabels = truth });
        return Enumerable.Range(0, answers.ItemCount).All(i => truth[i] < 0 || (fit.Labels[i] == truth[i] && fit.ConfidenceOf(i) == 1));
    }

    [TestCase(2)]
    [TestCase(4)]
    [TestCase(7)]
    [TestCase(13)]
    public void Threads_change_no_bit(int classes)
    {
        var answers = Campaigns.Matrix(5, 12_000, 200, classes);
        foreach (var method in TruthMethods.All.Where(method => method.WhyNot(answers) is null && method.Name is not ("ebcc" or "mace")))
        {
            var one = method.Fit(answers, new TruthOptions { Threads = 1 });
            var two = method.Fit(answers, new TruthOptions { Threads = 2 });
            Assert.That(two.Posterior.SequenceEqual(one.Posterior), method.Name);
            Assert.That(two.Summary.Objective, Is.EqualTo(one.Summary.Objective), method.Name);
        }
    }

    [TestCase(2)]
    [TestCase(3)]
    [TestCase(5)]
    [TestCase(11)]
    public void The_kernel_equals_a_plain_loop(int classes)
    {
        var answers = Campaigns.Matrix(9, 50, 12, classes);
        var fit = new DawidSkene(new DawidSkeneOptions { MaxIterations = 7, Tolerance = 0 }).Fit(answers, new TruthOptions());
        var plain = PlainDawidSkene.Fit(answers, 7);

        Assert.That(fit.Posterior.ToArray(), Is.EqualTo(plain).Within(1e-10));
    }

    [TestCaseSource(nameof(Quick))]
    public void More_workers_of_a_kind_do_not_lower_the_accuracy(ITruthMethod method)
    {
        double Accuracy(int each) => Enumerable.Range(1, 15).Average(seed =>
        {
            var random = new SplitMix64((ulong)seed);
            var rows = Enumerable.Range(0, 200).SelectMany(i => Enumerable.Range(0, each).Select(w => (i, w))).ToArray();
            var labels = rows.Select(row => random.NextDouble() < 0.7 ? row.i % 2 : 1 - (row.i % 2)).ToArray();
            var fit = method.Fit(AnswerMatrix.Build([.. rows.Select(r => r.i)], [.. rows.Select(r => r.w)], labels, 200, each, 2), new TruthOptions());
            return Enumerable.Range(0, 200).Average(i => fit.Labels[i] == i % 2 ? 1.0 : 0.0);
        });

        Assert.That(new[] { 3, 5, 9, 15 }.Select(Accuracy), Is.Ordered.Ascending);
    }

    [Test]
    public void Wilsons_interval_holds_its_coverage_and_the_exact_one_never_falls_below()
    {
        foreach (var (n, p) in new[] { (20, 0.7), (50, 0.9), (200, 0.5), (35, 0.25) })
        {
            var random = new SplitMix64((ulong)n);
            var (wilson, exact) = (0, 0);
            for (var draw = 0; draw < 4_000; draw++)
            {
                var x = Enumerable.Range(0, n).Count(_ => random.NextDouble() < p);
                wilson += ProportionInterval.Wilson(x, n).Contains(p) ? 1 : 0;
                exact += ProportionInterval.ClopperPearson(x, n).Contains(p) ? 1 : 0;
            }

            Assert.That(wilson / 4_000.0, Is.InRange(0.92, 0.985), $"{n} {p}");
            Assert.That(exact / 4_000.0, Is.GreaterThan(0.94), $"{n} {p}");
        }
    }

    private static bool Rises(IReadOnlyList<double> objective, int answers) =>
        Enumerable.Range(1, Math.Max(0, objective.Count - 1)).All(t => objective[t] >= objective[t - 1] - (1e-9 * answers));

    private static bool Near(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        for (var n = 0; n < a.Length; n++)
        {
            if (Math.Abs(a[n] - b[n]) > 1e-8)
            {
                return false;
            }
        }

        return true;
    }
}
