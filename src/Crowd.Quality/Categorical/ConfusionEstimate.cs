namespace Crowd.Quality.Categorical;

/// <summary>The estimate of a method that gives each worker a confusion matrix: it can also leave a worker out, and be calibrated.</summary>
public sealed class ConfusionEstimate : TruthEstimate
{
    private readonly int[]? _known;

    internal ConfusionEstimate(
        AnswerMatrix answers, double[] posterior, ConfusionModel model, int[]? known, FitSummary summary, double[]? skill = null)
        : base(answers, posterior, skill ?? SkillOf(answers, model), summary) => (Model, _known) = (model, known);

    internal ConfusionModel Model { get; }

    internal double[]? ItemPrior { get; init; }

    internal ReadOnlySpan<double> LogPriorOf(int item) =>
        ItemPrior is null ? Model.LogPrior : ItemPrior.AsSpan(item * Answers.ClassCount, Answers.ClassCount);

    /// <summary>P(class), K values that sum to 1.</summary>
    public double[] ClassPrior()
    {
        var prior = Array.ConvertAll(Model.LogPrior, Math.Exp);
        VoteShares.Normalise(prior);
        return prior;
    }

    /// <summary>A worker's confusion matrix: [i, j] = P(worker says j | truth is i). Rows sum to 1.</summary>
    public double[,] ConfusionOf(int worker)
    {
        var classes = Answers.ClassCount;
        var (matrix, row) = (new double[classes, classes], new double[classes]);
        var sums = new double[classes];
        for (var label = 0; label < classes; label++)
        {
            Array.Clear(row);
            Model.Add(worker, label, row, 1);
            for (var truth = 0; truth < classes; truth++)
            {
                sums[truth] += matrix[truth, label] = Math.Exp(row[truth]);
            }
        }

        // variational logs are those of a geometric mean: their rows sum to a little less than 1
        for (var cell = 0; cell < matrix.Length; cell++)
        {
            matrix[cell / classes, cell % classes] /= sums[cell / classes];
        }

        return matrix;
    }

    /// <summary>
    /// The posterior with its overconfidence taken out: workers err together on ambiguous items, so R answers are worth
    /// R / (1 + ρ (R − 1)) independent ones. Labels stay those of the fit.
    /// </summary>
    /// <param name="rho">Correlation of the answers to one item, at least 0; 0 gives the posterior itself. 0.4 is right without gold.</param>
    /// <exception cref="ArgumentOutOfRangeException">ρ is negative or not finite.</exception>
    /// <remarks>Time O(answers · K).</remarks>
    public CalibratedConsensus Tempered(double rho)
    {
        DesignEffect.Check(rho);
        var classes = Answers.ClassCount;
        var posterior = new double[Answers.ItemCount * classes];
        for (var item = 0; item < Answers.ItemCount; item++)
        {
            var row = posterior.AsSpan(item * classes, classes);
            if (_known is not null && _known[item] >= 0)
            {
                row[_known[item]] = 1;
                continue;
            }

            Evidence(item, row);
            DesignEffect.Soften(row, LogPriorOf(item), rho, Answers.AnswersTo(item));
        }

        return new CalibratedConsensus(this, rho, posterior);
    }

    /// <summary>For every answer, what the <em>others</em> say about its item: the reference against which its worker can be scored.</summary>
    /// <param name="rho">As in <see cref="Tempered"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">ρ is negative or not finite.</exception>
    /// <remarks>
    /// Exact given the parameters; the worker's influence on the others' parameters is ignored (it is of order 1 / workers).
    /// Items with a known label have that label with confidence 1. Time O(answers · K).
    /// </remarks>
    public LeaveOneOutReferences LeaveOneOut(double rho)
    {
        DesignEffect.Check(rho);
        return LeaveOneOutReferences.Of(this, _known, rho);
    }

    /// <summary>
    /// The estimate whose labels and posterior weigh the answers by the design effect. Beside a prior of its own for each item (a model's), answers
    /// taken as independent would nearly always have the last word, and it would be the wrong one where workers err together.
    /// </summary>
    internal ConfusionEstimate Balanced() =>
        new(Answers, Tempered(Calibration.Rho.WithoutGold).Posterior.ToArray(), Model, _known, Summary, Skill.ToArray()) { ItemPrior = ItemPrior };

    /// <summary>Sum of ln P(answer | class) over an item's answers.</summary>
    internal void Evidence(int item, Span<double> row)
    {
        row.Clear();
        for (var n = Answers.ItemStarts[item]; n < Answers.ItemStarts[item + 1]; n++)
        {
            Model.Add(Answers.WorkerAt(n), Answers.LabelAt(n), row, 1);
        }
    }

    private static double[] SkillOf(AnswerMatrix answers, ConfusionModel model)
    {
        var skill = new double[answers.WorkerCount];
        for (var w = 0; w < skill.Length; w++)
        {
            skill[w] = model.Skill(w);
        }

        return skill;
    }
}
