namespace Crowd.Quality.Categorical;

/// <summary>Iterative message passing between items and workers; two classes only.</summary>
/// <remarks>
/// D. Karger, S. Oh, D. Shah, Operations Research 62, 2014. Messages start at 1 and are divided by their root mean square each round; a score of 0
/// falls back to the majority. No probability model stands behind the confidence, which is the logistic of the score over its root mean square.
/// Not random. Time O(rounds · answers). A second opinion when workers may be adversaries; at chance on some sets.
/// </remarks>
public sealed class Kos : ITruthMethod
{
    /// <inheritdoc/>
    public string Name => "kos";

    /// <inheritdoc/>
    public string Summary => "message passing; two classes only";

    /// <summary>Rounds; at least 1.</summary>
    public int Rounds { get; init; } = 10;

    /// <inheritdoc/>
    public string? WhyNot(AnswerMatrix answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers.ClassCount == 2 ? null : $"KOS works on two classes; there are {answers.ClassCount}.";
    }

    /// <inheritdoc/>
    public TruthEstimate Fit(AnswerMatrix answers, TruthOptions options)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(Rounds, 1);
        if (WhyNot(answers) is { } reason)
        {
            throw new ArgumentException(reason);
        }

        var messages = new KosMessages(answers);
        for (var round = 0; round < Rounds; round++)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            messages.Round(normalise: true);
        }

        var posterior = Posterior(answers, messages.Scores());
        VoteShares.Fix(posterior, options.KnownFor(answers), 2);
        var summary = new FitSummary { Method = Name, Iterations = Rounds };
        return new TruthEstimate(answers, posterior, VoteShares.SkillAgainst(answers, posterior), summary);
    }

    private static double[] Posterior(AnswerMatrix answers, double[] scores)
    {
        var posterior = VoteShares.Of(answers, null);
        var scale = Math.Sqrt(scores.Average(score => score * score));
        for (var item = 0; item < scores.Length; item++)
        {
            if (scores[item] != 0)
            {
                posterior[(2 * item) + 1] = LogDomain.Sigmoid(scores[item] / scale);
                posterior[2 * item] = 1 - posterior[(2 * item) + 1];
            }
        }

        return posterior;
    }
}
