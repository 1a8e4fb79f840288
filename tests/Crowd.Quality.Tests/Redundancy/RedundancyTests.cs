using Crowd.Quality.Categorical;
using Crowd.Quality.Redundancy;

namespace Crowd.Quality.Tests.Redundancy;

public sealed class RedundancyTests
{
    [Test]
    public void The_value_of_one_more_answer_is_exact()
    {
        var (inputs, expected) = TestData.Oracle("value-of-one-more-answer");
        var posterior = inputs.GetProperty("posterior").Doubles();
        var gain = ValueOfInformation.Gain(posterior, Agreement.Raters.Square(inputs.GetProperty("new_worker_confusion")));

        Assert.Multiple(() =>
        {
            Assert.That(gain, Is.EqualTo(expected.GetProperty("gain").GetDouble()).Within(1e-12));
            Assert.That(gain + posterior.Max(), Is.EqualTo(expected.GetProperty("expected_max_posterior").GetDouble()).Within(1e-12));
            Assert.That(ValueOfInformation.IsWorth(gain, valueOfRightLabel: 1, price: 0.05));
            Assert.That(ValueOfInformation.IsWorth(gain, valueOfRightLabel: 1, price: 0.08), Is.False);
        });
    }

    [Test]
    public void A_margin_of_votes_gives_the_posterior_of_the_handbook()
    {
        var (inputs, expected) = TestData.Oracle("posterior-after-votes");
        var accuracy = inputs.GetProperty("worker_accuracy").GetDouble();
        var found = inputs.GetProperty("votes_for_of_n").Table().Select(v => ValueOfInformation.AfterMargin(accuracy, (int)((2 * v[0]) - v[1])));

        Assert.That(found, Is.EqualTo(expected.GetProperty("posterior").Doubles()).Within(1e-12));
    }

    [Test]
    public void The_accuracy_of_a_majority_is_exact()
    {
        var (inputs, expected) = TestData.Oracle("majority-accuracy");
        var votes = inputs.GetProperty("votes").Ints();
        var found = inputs.GetProperty("worker_accuracy").Doubles().Select(p => votes.Select(n => ValueOfInformation.MajorityAccuracy(p, n)).ToArray());

        Assert.That(found, Is.EqualTo(expected.GetProperty("accuracy").Table()).Within(1e-12));
    }

    [Test]
    public void The_order_of_the_replay_is_that_of_the_handbook()
    {
        var (inputs, expected) = TestData.Oracle("splitmix64-order");
        var rows = inputs.GetProperty("rows").Ints();
        var keys = rows.Select(row => RedundancyReplay.Key(1, row)).ToArray();

        Assert.Multiple(() =>
        {
            Assert.That(keys.Select(key => key.ToString("x16")), Is.EqualTo(expected.GetProperty("keys_hex").EnumerateArray().Select(key => key.GetString())));
            Assert.That(rows.OrderBy(row => keys[row]), Is.EqualTo(expected.GetProperty("ascending_rows").Ints()));
        });
    }

    [Test]
    public void The_rule_stops_where_the_handbook_says()
    {
        var (inputs, expected) = TestData.Oracle("margin-and-posterior-stop");
        var rule = new StoppingRule
        {
            Rho = inputs.GetProperty("rho").GetDouble(), Confidence = inputs.GetProperty("tau").GetDouble(), Margin = inputs.GetProperty("min_margin").GetInt32(),
        };
        var prior = Array.ConvertAll(inputs.GetProperty("class_prior").Doubles(), Math.Log);
        foreach (var (item, n) in inputs.GetProperty("items").EnumerateArray().Select((item, n) => (item.GetProperty("llr_for_1").Doubles(), n)))
        {
            double[] posterior = [0, item.Sum()];
            DesignEffect.Soften(posterior, prior, rule.Rho, item.Length);
            int[] votes = [item.Count(llr => llr < 0), item.Count(llr => llr > 0)];

            Assert.That(posterior[1], Is.EqualTo(expected.GetProperty("posterior")[n].GetDouble()).Within(1e-12));
            Assert.That(rule.Judge(posterior, votes) == ItemVerdict.Done, Is.EqualTo(expected.GetProperty("stop")[n].GetBoolean()));
        }
    }

    [Test]
    public void An_item_at_its_cap_is_given_up() =>
        Assert.That(new StoppingRule { Cap = 4 }.Judge([0.5, 0.5], [2, 2]), Is.EqualTo(ItemVerdict.GivenUp));

    [Test]
    public void The_least_sure_item_is_asked_first()
    {
        var plan = AskingPlan.Of(new DawidSkene().Fit(TestData.Answers("dog").Matrix, new TruthOptions()), new StoppingRule());
        var asking = plan.TakeWhile(next => next.Verdict == ItemVerdict.AskAgain).ToArray();

        Assert.Multiple(() =>
        {
            Assert.That(asking, Is.Not.Empty);
            Assert.That(asking.Select(next => next.Confidence), Is.Ordered.Ascending);
            Assert.That(plan.Skip(asking.Length).Select(next => next.Verdict), Has.None.EqualTo(ItemVerdict.AskAgain));
            Assert.That(plan.Select(next => next.Gain), Has.All.InRange(0, 0.5));
        });
    }

    [Test]
    public void The_default_rule_spends_two_fifths_of_the_answers_for_nearly_the_same_labels()
    {
        var results = new[] { "rte", "dog", "weather_amt", "tweets", "sentiment_sp_amt" }.SelectMany(set => new ulong[] { 1, 2 }.Select(seed => Replay(set, seed))).ToArray();
        TestContext.Out.WriteLine($"share {results.Average(r => r.Share):0.000}, accuracy {results.Average(r => r.Lost):0.0000} below full");

        Assert.Multiple(() =>
        {
            Assert.That(results.Average(r => r.Share), Is.LessThanOrEqualTo(0.43));
            Assert.That(results.Average(r => r.Lost), Is.LessThanOrEqualTo(0.005));
        });
    }

    [Test]
    public void Rules_that_make_no_sense_are_refused()
    {
        var fit = new DawidSkene().Fit(Campaigns.Matrix(1), new TruthOptions());

        Assert.Multiple(() =>
        {
            Assert.That(() => AskingPlan.Of(fit, new StoppingRule { Confidence = 1 }), Throws.ArgumentException.With.Message.Contains("Confidence is 1"));
            Assert.That(() => AskingPlan.Of(fit, new StoppingRule { First = 3, Cap = 2 }), Throws.ArgumentException.With.Message.Contains("Cap 2"));
            Assert.That(() => ValueOfInformation.Gain([0.5, 0.5], new double[3, 3]), Throws.ArgumentException.With.Message.Contains("3 by 3"));
        });
    }

    private static (double Share, double Lost) Replay(string set, ulong seed)
    {
        var answers = TestData.Answers(set);
        var gold = TestData.Gold(set, answers);
        var replay = RedundancyReplay.Run(answers.Matrix, new StoppingRule(), seed);
        var full = new DawidSkene().Fit(answers.Matrix, new TruthOptions());
        double Accuracy(TruthEstimate fit) => Enumerable.Range(0, gold.Length).Where(i => gold[i] >= 0).Average(i => fit.Labels[i] == gold[i] ? 1.0 : 0.0);
        return (replay.Share, Accuracy(full) - Accuracy(replay.Fit));
    }
}
