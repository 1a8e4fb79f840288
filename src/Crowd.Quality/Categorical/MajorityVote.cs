namespace Crowd.Quality.Categorical;

/// <summary>The label most workers gave. The baseline that is always shown beside the consensus.</summary>
/// <remarks>
/// Posterior: shares of the (weighted) votes; an item without answers has each class's share of all answers.
/// Skill: the worker's mean agreement with the majority of the <em>others</em>, shrunk by one answer at the pool's mean.
/// Not random. Time O(answers + items · K), one pass, both cores.
/// </remarks>
public sealed class MajorityVote : ITruthMethod
{
    /// <inheritdoc/>
    public string Name => "majority";

    /// <inheritdoc/>
    public string Summary => "the label most workers gave";

    /// <inheritdoc/>
    public string? WhyNot(AnswerMatrix answers) => null;

    /// <inheritdoc/>
    public TruthEstimate Fit(AnswerMatrix answers, TruthOptions options)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(options);
        var known = options.KnownFor(answers);
        if (known is null && answers.RepeatedAnswers == 0)
        {
            var count = VoteCount.Of(answers, options);
            return new TruthEstimate(answers, count.Posterior, count.Skill(), new FitSummary { Method = Name }, (count.Labels, count.Tied));
        }

        var posterior = VoteShares.Of(answers, null);
        VoteShares.Fix(posterior, known, answers.ClassCount);
        return new TruthEstimate(answers, posterior, VoteShares.LeaveOneOutSkill(answers), new FitSummary { Method = Name });
    }

    /// <summary>Votes with a weight for each worker.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="weights">One weight a worker, finite and at least 0. Items whose weights sum to 0 fall back to one vote a worker.</param>
    /// <exception cref="ArgumentException">Not one weight a worker, or a weight that is negative or not finite; the message names the worker.</exception>
    public static TruthEstimate Weighted(AnswerMatrix answers, ReadOnlySpan<double> weights)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (weights.Length != answers.WorkerCount)
        {
            throw new ArgumentException($"There are {weights.Length} weights for {answers.WorkerCount} workers.", nameof(weights));
        }

        for (var w = 0; w < weights.Length; w++)
        {
            if (!double.IsFinite(weights[w]) || weights[w] < 0)
            {
                throw new ArgumentException($"Worker {w}: the weight {weights[w]} is not a finite number of at least 0.", nameof(weights));
            }
        }

        var posterior = VoteShares.Of(answers, weights.ToArray());
        return new TruthEstimate(answers, posterior, VoteShares.LeaveOneOutSkill(answers), new FitSummary { Method = "weighted-majority" });
    }
}
