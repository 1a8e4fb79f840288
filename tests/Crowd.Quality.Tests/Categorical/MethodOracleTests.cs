using Crowd.Quality.Calibration;
using Crowd.Quality.Categorical;

namespace Crowd.Quality.Tests.Categorical;

public sealed class MethodOracleTests
{
    [TestCase(1)]
    [TestCase(2)]
    public void One_coin_steps_are_exact(int iterations)
    {
        var (inputs, expected) = TestData.Oracle("one-coin-2-iterations");
        var fit = new OneCoin(new OneCoinOptions { MaxIterations = iterations, Tolerance = 0 })
            .Fit(inputs.GetProperty("answers_item_worker_label").Matrix(2), new TruthOptions());
        var step = expected.GetProperty($"iteration{iterations}");

        Assert.Multiple(() =>
        {
            Assert.That(fit.Skill.ToArray(), Is.EqualTo(step.GetProperty("skill").Doubles()).Within(1e-9));
            Assert.That(fit.Posterior.ToArray(), Is.EqualTo(step.GetProperty("posterior").Table().SelectMany(row => row)).Within(1e-9));
        });
    }

    [Test]
    public void The_variational_step_is_exact()
    {
        var (inputs, expected) = TestData.Oracle("ibcc-vb-1-iteration");
        var fit = new IndependentBcc { MaxIterations = 1, ClassPriorWeight = 0 }
            .Fit(inputs.GetProperty("answers_item_worker_label").Matrix(2), new TruthOptions());

        Assert.That(fit.Posterior.ToArray(), Is.EqualTo(expected.GetProperty("posterior").Table().SelectMany(row => row)).Within(1e-9));
    }

    [TestCase("glad-estep-K2")]
    [TestCase("glad-estep-K3")]
    public void The_expectation_of_GLAD_is_exact(string name)
    {
        var (inputs, expected) = TestData.Oracle(name);
        var model = new GladModel(inputs.GetProperty("answers_item_worker_label").Matrix(inputs.GetProperty("classes").GetInt32()), new TruthOptions());
        inputs.GetProperty("alpha").Doubles().CopyTo(model.Alpha, 0);
        inputs.GetProperty("beta_log_inverse_difficulty").Doubles().CopyTo(model.Beta, 0);
        model.Expect();

        Assert.That(model.Posterior, Is.EqualTo(expected.GetProperty("posterior").Table().SelectMany(row => row)).Within(1e-12));
    }

    [Test]
    public void The_expectation_of_MACE_is_exact()
    {
        var (inputs, expected) = TestData.Oracle("mace-estep-K3");
        var answers = inputs.GetProperty("answers_item_worker_label").Matrix(3);
        var update = new MaceUpdate(3, 3, null);
        var strategies = inputs.GetProperty("spam_strategy").Table();
        var spam = inputs.GetProperty("spam_probability").Doubles();
        for (var w = 0; w < 3; w++)
        {
            update.Set(w, spam[w], strategies[w]);
        }

        using var engine = new EmEngine(answers, update, new TruthOptions());
        engine.StartFrom(update);
        var posterior = new double[6];
        var likelihood = engine.Posterior(posterior);

        Assert.Multiple(() =>
        {
            Assert.That(posterior, Is.EqualTo(expected.GetProperty("posterior").Table().SelectMany(row => row)).Within(1e-12));
            Assert.That(likelihood, Is.EqualTo(expected.GetProperty("log_likelihood").GetDouble()).Within(1e-12));
        });
    }

    [Test]
    public void The_messages_of_KOS_are_exact()
    {
        var (inputs, expected) = TestData.Oracle("kos-3-iterations");
        int[][] rows = [.. inputs.GetProperty("answers_item_worker_sign").EnumerateArray().Select(TestData.Ints)];
        var answers = AnswerMatrix.Build([.. rows.Select(r => r[0])], [.. rows.Select(r => r[1])], [.. rows.Select(r => r[2] > 0 ? 1 : 0)], 4, 3, 2);
        var messages = new KosMessages(answers);

        foreach (var round in expected.GetProperty("iterations").EnumerateArray())
        {
            messages.Round(normalise: false);
            Assert.That(messages.ToWorkers, Is.EqualTo(round.GetProperty("item_messages").Doubles()).Within(1e-9));
            Assert.That(messages.ToItems, Is.EqualTo(round.GetProperty("worker_messages").Doubles()).Within(1e-9));
        }

        Assert.That(messages.Scores(), Is.EqualTo(expected.GetProperty("item_score").Doubles()).Within(1e-9));
    }

    [Test]
    public void The_average_of_CROWDLAB_is_exact()
    {
        var (inputs, expected) = TestData.Oracle("crowdlab-consensus-posterior");
        var answers = inputs.GetProperty("answers").Ints().Zip(inputs.GetProperty("annotator_weights").Doubles()).ToArray();
        var found = new double[3];
        CrowdLab.Combine(
            inputs.GetProperty("model_probs").Doubles(), inputs.GetProperty("model_weight").GetDouble(), answers,
            inputs.GetProperty("consensus_likelihood").GetDouble(), found);

        Assert.That(found, Is.EqualTo(expected.GetProperty("posterior").Doubles()).Within(1e-12));
    }

    [Test]
    public void Rho_is_fitted_to_gold_exactly()
    {
        var (inputs, expected) = TestData.Oracle("rho-fit-from-gold");
        var (ratios, counts, gold) = (inputs.GetProperty("llr_sum_for_class1").Doubles(), inputs.GetProperty("answers").Ints(), inputs.GetProperty("gold").Ints());
        RhoCase[] cases = [.. ratios.Select((llr, i) => new RhoCase([0, llr], [Math.Log(0.5), Math.Log(0.5)], counts[i], gold[i]))];
        var u = GoldenSection.Maximise(x => Rho.Objective(cases, x), -6, 2);

        Assert.Multiple(() =>
        {
            Assert.That(Math.Exp(u), Is.EqualTo(expected.GetProperty("rho").GetDouble()).Within(1e-5));
            Assert.That(-Rho.Objective(cases, u), Is.EqualTo(expected.GetProperty("objective").GetDouble()).Within(1e-9));
        });
    }
}
