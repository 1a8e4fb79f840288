using Crowd.Quality.Signals;

namespace Crowd.Quality.Tests.Signals;

public sealed class SignalOracles
{
    [Test]
    public void Robust_z_matches()
    {
        var (i, expected) = TestData.Oracle("fast-answer-robust-z");

        Assert.That(AnswerSpeed.Z(i.Number("worker_seconds"), i.GetProperty("pool_seconds").Doubles()), Is.EqualTo(expected.Number("z")).Within(1e-9));
    }

    [Test]
    public void Straight_lining_matches()
    {
        var (i, expected) = TestData.Oracle("straight-lining");

        var habit = StraightLining.Compare(
            [.. i.GetProperty("worker_counts").Doubles().Select(x => (long)x)], i.GetProperty("pool_shares").Doubles());

        Assert.That(
            new[] { habit.EntropyBits, habit.NormalisedEntropy, habit.ChiSquare, habit.ChiSquareP, habit.G, habit.Divergence },
            Is.EqualTo(new[] { "entropy_bits", "normalised_entropy", "chi_square", "chi_square_p", "g_statistic", "kl_nats" }
                .Select(n => expected.Number(n))).Within(1e-9));
        Assert.That(habit.IsFlagged);
    }

    [Test]
    public void Longest_run_matches()
    {
        var (i, expected) = TestData.Oracle("longest-run");

        var runs = LabelRuns.Of<char>(i.GetProperty("sequence").GetString()!.ToCharArray());

        Assert.That(runs.Longest, Is.EqualTo(expected.Number("longest")));
        Assert.That(runs.Count, Is.EqualTo(expected.Number("runs")));
        Assert.That(runs.ExpectedCount, Is.EqualTo(expected.Number("expected_runs_if_exchangeable")).Within(1e-12));
        Assert.That(runs.Current, Is.EqualTo(4));
    }

    [Test]
    public void Copying_likelihood_ratio_matches()
    {
        var (i, expected) = TestData.Oracle("collusion-wrong-agreement");
        var (wrong, same, chance) = ((int)i.Number("both_wrong"), (int)i.Number("same_wrong"), i.Number("chance_same_wrong"));

        Assert.That(CopyingPair.LogRatio(wrong, same, chance, i.Number("copy_rate_alternative")), Is.EqualTo(expected.Number("llr")).Within(1e-9));
        Assert.That(PoissonBinomial.UpperTail(Enumerable.Repeat(chance, wrong).ToArray(), same),
            Is.EqualTo(expected.Number("binomial_tail")).Within(1e-9));
    }

    [Test]
    public void Poisson_binomial_matches()
    {
        var (i, expected) = TestData.Oracle("poisson-binomial-tail");
        var chances = i.GetProperty("probabilities").Doubles();

        Assert.That(PoissonBinomial.Probabilities(chances), Is.EqualTo(expected.GetProperty("pmf").Doubles()).Within(1e-12));
        Assert.That(PoissonBinomial.UpperTail(chances, (int)i.Number("observed")), Is.EqualTo(expected.Number("tail_at_least_observed")).Within(1e-12));
    }

    [Test]
    public void Minhash_matches()
    {
        var (i, expected) = TestData.Oracle("jaccard-minhash");
        ulong[] Set(string name) => [.. i.GetProperty(name).Doubles().Select(x => (ulong)x)];

        Assert.That(NearDuplicates.Jaccard(Set("a"), Set("b")), Is.EqualTo(expected.Number("jaccard")).Within(1e-12));
        Assert.That(new[] { 0.3, 0.5, 0.7, 0.9 }.Select(NearDuplicates.CandidateChance),
            Is.EqualTo(expected.GetProperty("candidate_probability").Doubles()).Within(1e-12));
    }
}
