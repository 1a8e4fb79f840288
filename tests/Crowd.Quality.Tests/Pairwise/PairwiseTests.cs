using Crowd.Quality.Pairwise;
using FsCheck;
using FsCheck.Fluent;
using Outcome = Crowd.Quality.Pairwise.Outcome;

namespace Crowd.Quality.Tests.Pairwise;

public sealed class PairwiseTests
{
    private static readonly Arbitrary<Comparison[]> AnyComparisons = Gen.Choose(0, 4).Four().Where(t => t.Item1 != t.Item2)
        .Select(t => new Comparison(t.Item1, t.Item2, t.Item3, (Outcome)(t.Item4 % 3))).ArrayOf().ToArbitrary();

    [Test]
    public void Unregularised_steps_match()
    {
        var (i, expected) = TestData.Oracle("bradley-terry-4items");
        var table = new PairTable(Wins(i.GetProperty("wins_row_over_column").Table()));
        var counts = table.Sum();
        var strength = Enumerable.Repeat(0.25, 4).ToArray();

        BradleyTerry.Step(strength, counts, 0);
        Assert.That(strength, Is.EqualTo(expected.GetProperty("after_1_iteration").Doubles()).Within(1e-9));
        for (var n = 0; n < 5000; n++)
        {
            BradleyTerry.Step(strength, counts, 0);
        }

        Assert.That(strength, Is.EqualTo(expected.GetProperty("converged").Doubles()).Within(1e-9));
    }

    [Test]
    public void Regularised_strengths_match_with_an_unbeaten_item_and_two_parts()
    {
        var (i, expected) = TestData.Oracle("bradley-terry-regularised");

        var ranking = BradleyTerry.Fit(Wins(i.GetProperty("wins_row_over_column").Table()), i.Number("lambda_"));

        Assert.That(ranking.Items.Select(x => Math.Exp(x.Score)), Is.EqualTo(expected.GetProperty("strengths").Doubles()).Within(1e-8));
        Assert.That(ranking.Components, Is.EqualTo(2));
        Assert.That(ranking.Order.First(), Is.Zero);
    }

    [Test]
    public void Noisy_likelihood_matches()
    {
        var (i, expected) = TestData.Oracle("noisy-bradley-terry-likelihood");
        var s = i.GetProperty("scores").Doubles();
        var (r, b) = (i.Number("worker_reliability"), i.Number("worker_left_bias"));
        double[] found =
        [
            NoisyBradleyTerry.Likelihood(s[0], s[1], true, r, b), NoisyBradleyTerry.Likelihood(s[2], s[0], true, r, b),
            NoisyBradleyTerry.Likelihood(s[1], s[2], false, r, b),
        ];

        Assert.That(found, Is.EqualTo(expected.GetProperty("probabilities").Doubles()).Within(1e-12));
    }

    [Test]
    public void Melodies_are_ranked_at_least_as_well_as_by_the_peer()
    {
        var (comparisons, names) = Melodies();
        var reference = QuotedCsv.Rows("melody_pairs", "reference_groups.csv").ToDictionary(r => r[0], r => double.Parse(r[1]));

        var plain = MeanSpearman(BradleyTerry.Fit(comparisons).Items, names, reference);
        var noisy = MeanSpearman(NoisyBradleyTerry.Fit(comparisons, CancellationToken.None).Ranking.Items, names, reference);

        TestContext.Out.WriteLine($"Bradley-Terry {plain:F4}, noisy {noisy:F4}");
        Assert.That(plain, Is.GreaterThanOrEqualTo(0.8085));
        Assert.That(noisy, Is.GreaterThanOrEqualTo(0.7775));
    }

    [Test]
    public void Side_clickers_are_found_and_do_not_spoil_the_ranking()
    {
        var random = new Random(9);
        var comparisons = Enumerable.Range(0, 4000).Select(_ =>
        {
            var (a, b, w) = (random.Next(10), random.Next(9), random.Next(10));
            b = b >= a ? b + 1 : b;
            var leftWins = w < 4 ? random.NextDouble() < 0.9 : random.NextDouble() < 1 / (1 + Math.Exp(b - a));
            return new Comparison(a, b, w, leftWins ? Outcome.Left : Outcome.Right);
        }).ToArray();

        var fit = NoisyBradleyTerry.Fit(comparisons, CancellationToken.None);

        Assert.That(fit.Ranking.Order, Is.EqualTo(Enumerable.Range(0, 10).Reverse()));
        Assert.That(fit.Workers.Take(4).Select(w => w.Reliability), Is.All.LessThan(0.3));
        Assert.That(fit.Workers.Take(4).Select(w => w.LeftBias), Is.All.GreaterThan(0.8));
        Assert.That(fit.Workers.Skip(4).Select(w => w.Reliability), Is.All.GreaterThan(0.7));
    }

    [Test]
    public void Standard_errors_cover_in_simulation()
    {
        var random = new Random(10);
        var (inside, all) = (0, 0);
        for (var run = 0; run < 40; run++)
        {
            var comparisons = Enumerable.Range(0, 600).Select(_ =>
            {
                var (a, b) = (random.Next(6), random.Next(5));
                b = b >= a ? b + 1 : b;
                return new Comparison(a, b, 0, random.NextDouble() < 1 / (1 + Math.Exp((b - a) / 2.0)) ? Outcome.Left : Outcome.Right);
            }).ToArray();
            var items = BradleyTerry.Fit(comparisons).Items;
            var mean = items.Average(i => i.Score);
            for (var i = 0; i < 6; i++)
            {
                inside += Math.Abs(items[i].Score - mean - ((i - 2.5) / 2)) <= 1.96 * items[i].Error ? 1 : 0;
                all++;
            }
        }

        Assert.That(inside / (double)all, Is.GreaterThan(0.93));
    }

    [Test]
    public void Whatever_the_comparisons_every_number_is_a_number() => Prop.ForAll(AnyComparisons, comparisons =>
    {
        var noisy = NoisyBradleyTerry.Fit(comparisons, CancellationToken.None);
        return noisy.Ranking.Items.Concat(BradleyTerry.Fit(comparisons).Items).All(i => double.IsFinite(i.Score) && double.IsFinite(i.Error))
            && noisy.Workers.All(w => w.Reliability is > 0 and < 1 && w.LeftBias is > 0 and < 1);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Bad_rows_are_named() =>
        Assert.That(() => BradleyTerry.Fit([new(0, 1, 0, Outcome.Left), new(2, 2, 0, Outcome.Tie)]), Throws.ArgumentException.With.Message.Contains("Comparison 1"));

    private static (Comparison[] Comparisons, List<string> Names) Melodies()
    {
        var (ids, workers) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        int Id(Dictionary<string, int> map, string name) => map.TryAdd(name, map.Count) ? map.Count - 1 : map[name];
        var comparisons = QuotedCsv.Rows("melody_pairs", "answers.csv").Select(r =>
        {
            var sides = r[0].Split('~');
            var winner = r[2] == "tie" ? Outcome.Tie : r[2] == sides[0] ? Outcome.Left : Outcome.Right;
            return new Comparison(Id(ids, sides[0]), Id(ids, sides[1]), Id(workers, r[1]), winner);
        }).ToArray();
        return (comparisons, [.. ids.Keys]);
    }

    private static double MeanSpearman(IReadOnlyList<RankedItem> items, List<string> names, Dictionary<string, double> reference) => Enumerable.Range(0, names.Count)
        .Where(i => reference.ContainsKey(names[i])).GroupBy(i => names[i][..3])
        .Average(query => MathNet.Numerics.Statistics.Correlation.Spearman(query.Select(i => items[i].Score), query.Select(i => -reference[names[i]])));

    private static Comparison[] Wins(double[][] wins) =>
        [.. from i in Enumerable.Range(0, wins.Length) from j in Enumerable.Range(0, wins.Length) from _ in Enumerable.Range(0, (int)wins[i][j])
            select new Comparison(i, j, 0, Outcome.Left)];
}
