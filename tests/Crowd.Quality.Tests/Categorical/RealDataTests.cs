using Crowd.Quality.Calibration;
using Crowd.Quality.Categorical;

namespace Crowd.Quality.Tests.Categorical;

/// <summary>The public sets against the peer's recorded figures and against gold.</summary>
public sealed class RealDataTests
{
    private static readonly string[] Small =
    [
        "bluebirds", "rte", "tweets", "sentiment_sp_amt", "uc3m_trec2011", "dog", "weather_amt", "adult2", "trec2010_relevance",
    ];

    private static readonly string[] All = [.. Small, "imagenet_real"];

    private static readonly Dictionary<string, Lazy<(LabelledAnswers Answers, int[] Gold)>> Sets = All.ToDictionary(
        set => set, set => new Lazy<(LabelledAnswers, int[])>(() => TestData.Answers(set) is var answers ? (answers, TestData.Gold(set, answers)) : default));

    private static readonly (string Ours, string Peer)[] Same =
    [
        ("majority", "MajorityVote"), ("wawa", "Wawa"), ("zero-based-skill", "ZeroBasedSkill"), ("one-coin-ml", "OneCoinDawidSkene"),
        ("glad", "GLAD"), ("mace", "MACE"), ("kos", "KOS"), ("mmsr", "MMSR"),
    ];

    private static IEnumerable<TestCaseData> Pairs =>
        from set in All from pair in Same where Peer(set, pair.Peer).HasValue select new TestCaseData(set, pair.Ours, pair.Peer);

    [TestCaseSource(nameof(Pairs))]
    public void Each_method_is_as_right_as_the_peers_same_method(string set, string ours, string peer)
    {
        var (answers, gold) = Sets[set].Value;
        var accuracy = Accuracy(TruthMethods.ByName(ours).Fit(answers.Matrix, new TruthOptions()), gold);

        // 0.3 points; on sets of a few hundred gold items that is less than one item
        var slack = Math.Max(0.003, 1.0 / gold.Count(k => k >= 0)) + 1e-6;
        Assert.That(accuracy, Is.GreaterThanOrEqualTo(Peer(set, peer)!.Value - slack));
    }

    [Test]
    public void The_recommended_method_beats_the_best_of_the_peers_on_average()
    {
        var ours = All.Average(set => Accuracy(new Recommended().Fit(Sets[set].Value.Answers.Matrix, new TruthOptions()), Sets[set].Value.Gold));
        string[] peers = ["MajorityVote", "Wawa", "ZeroBasedSkill", "DawidSkene", "OneCoinDawidSkene", "MMSR"];
        var best = peers.Max(peer => All.Average(set => Peer(set, peer)!.Value));

        Assert.That(ours, Is.GreaterThan(best + 0.001), $"ours {ours:0.0000}, best of the peers {best:0.0000}");
    }

    [TestCaseSource(nameof(All))]
    public void The_recommended_method_is_nowhere_much_below_the_peers_Dawid_Skene(string set)
    {
        // one set is noise: two standard errors of its gold items
        var (answers, gold) = Sets[set].Value;
        var (ours, peer) = (Accuracy(new Recommended().Fit(answers.Matrix, new TruthOptions()), gold), Peer(set, "DawidSkene")!.Value);

        Assert.That(ours, Is.GreaterThan(peer - (2 * Math.Sqrt(peer * (1 - peer) / gold.Count(k => k >= 0)))));
    }

    // of trec2010_relevance and imagenet_real the reference's last steps were still moving
    private static IEnumerable<string> Converged =>
        Small.Where(set => TestData.SetOracles(set).GetProperty("reference_em").GetProperty("converged_max_posterior_change_below_1e9").GetBoolean());

    [TestCaseSource(nameof(Converged))]
    public void Dawid_Skene_without_priors_reaches_the_converged_reference_item_by_item(string set)
    {
        var reference = TestData.SetOracles(set).GetProperty("reference_em");
        var (answers, _) = Sets[set].Value;
        var settings = DawidSkeneOptions.MaximumLikelihood with { Tolerance = 0, MaxIterations = Math.Max(600, reference.GetProperty("iterations").GetInt32() + 50) };
        var fit = new DawidSkene(settings).Fit(answers.Matrix, new TruthOptions());
        var rows = TestData.Rows(Path.Combine(TestData.Folder(set), "oracle_ds_converged.csv.gz")).ToArray();
        var near = rows.Count(row => answers.Items.IndexOf(row[0]) is var item
            && answers.Labels[fit.Labels[item]] == row[1] && Math.Abs(fit.ConfidenceOf(item) - double.Parse(row[2])) < 1e-5);

        Assert.Multiple(() =>
        {
            Assert.That(near, Is.GreaterThanOrEqualTo(0.999 * rows.Length), $"{near} of {rows.Length} items alike");
            Assert.That(fit.Summary.LogLikelihood, Is.EqualTo(reference.GetProperty("log_likelihood").GetDouble()).Within(1e-4));
        });
    }

    [Test]
    public void The_default_reaches_the_handbooks_mean_accuracy_at_full_redundancy()
    {
        string[] sets = [.. Small.Where(set => set != "uc3m_trec2011")];
        var mean = sets.Average(set => Accuracy(new DawidSkene().Fit(Sets[set].Value.Answers.Matrix, new TruthOptions()), Sets[set].Value.Gold));

        Assert.That(mean, Is.GreaterThanOrEqualTo(0.846));
    }

    [Test]
    public void The_confidence_shown_can_be_believed()
    {
        string[] sets = [.. Small.Where(set => set != "uc3m_trec2011")];
        var reports = sets.Select(set =>
        {
            var (answers, gold) = Sets[set].Value;
            var fit = new Consensus().Fit(answers.Matrix, new TruthOptions());
            var shown = fit.Tempered(Rho.WithoutGold);
            return (set, Shown: CalibrationReport.Of(shown.Posterior, shown.Labels, gold), Raw: CalibrationReport.Of(fit.Posterior, fit.Labels, gold));
        }).ToArray();
        TestContext.Out.WriteLine(string.Join("\n", reports.Select(r => $"{r.set,-20} loss {r.Shown.LogLoss:0.000} ece {r.Shown.CalibrationError:0.000} raw {r.Raw.LogLoss:0.000} {r.Raw.CalibrationError:0.000}")));

        Assert.Multiple(() =>
        {
            Assert.That(reports.Average(r => r.Shown.LogLoss), Is.LessThanOrEqualTo(0.45));
            Assert.That(reports.Count(r => r.Shown.CalibrationError <= 0.10), Is.GreaterThanOrEqualTo(7));
            Assert.That(reports.Average(r => r.Raw.LogLoss), Is.GreaterThan(1), "the raw confidence is what the tempering is for");
        });
    }

    private static double? Peer(string set, string algorithm) =>
        TestData.SetOracles(set).GetProperty("algorithms").TryGetProperty(algorithm, out var run) && run.TryGetProperty("accuracy", out var accuracy)
            ? accuracy.GetDouble() : null;

    private static double Accuracy(TruthEstimate fit, int[] gold)
    {
        var (right, count) = (0, 0);
        for (var item = 0; item < gold.Length; item++)
        {
            count += gold[item] >= 0 ? 1 : 0;
            right += gold[item] >= 0 && fit.Labels[item] == gold[item] ? 1 : 0;
        }

        return (double)right / count;
    }
}
