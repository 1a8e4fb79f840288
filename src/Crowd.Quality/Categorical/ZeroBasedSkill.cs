namespace Crowd.Quality.Categorical;

/// <summary>Wawa repeated: weights move a step at a time towards each worker's agreement with the vote they make.</summary>
/// <remarks>A baseline of Toloka's. The step is 1 and is halved every 20 of 100 iterations. Not random. Time O(100 · answers).</remarks>
public sealed class ZeroBasedSkill : ITruthMethod
{
    private const int Iterations = 100;
    private const int HalveEvery = 20;

    /// <inheritdoc/>
    public string Name => "zero-based-skill";

    /// <inheritdoc/>
    public string Summary => "Wawa repeated until the weights settle";

    /// <inheritdoc/>
    public string? WhyNot(AnswerMatrix answers) => null;

    /// <inheritdoc/>
    public TruthEstimate Fit(AnswerMatrix answers, TruthOptions options)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(options);
        var known = options.KnownFor(answers);
        var skill = new double[answers.WorkerCount];
        Array.Fill(skill, (1.0 / answers.ClassCount) + 1e-5);
        var (posterior, step, iteration, moved) = (Array.Empty<double>(), 1.0, 0, double.MaxValue);
        while (iteration < Iterations && moved > 1e-12)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            step *= ++iteration % HalveEvery == 0 ? 0.5 : 1;
            posterior = VoteShares.Of(answers, skill);
            VoteShares.Fix(posterior, known, answers.ClassCount);
            moved = Step(skill, VoteShares.AgreementWith(answers, TieRule.Decide(answers, posterior).Labels), step);
            options.Progress?.Report(new FitProgress(iteration, Iterations, null));
        }

        return new TruthEstimate(answers, posterior, skill, new FitSummary { Method = Name, Iterations = iteration, Converged = moved <= 1e-12 });
    }

    private static double Step(double[] skill, double[] agreement, double step)
    {
        var moved = 0.0;
        for (var w = 0; w < skill.Length; w++)
        {
            var change = step * (agreement[w] - skill[w]);
            skill[w] += change;
            moved = Math.Max(moved, Math.Abs(change));
        }

        return moved;
    }
}
