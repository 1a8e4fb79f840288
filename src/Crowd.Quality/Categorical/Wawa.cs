namespace Crowd.Quality.Categorical;

/// <summary>Worker agreement with aggregate: one majority vote, then one more weighted by each worker's agreement with the first.</summary>
/// <remarks>A baseline. Not random. Time O(answers).</remarks>
public sealed class Wawa : ITruthMethod
{
    /// <inheritdoc/>
    public string Name => "wawa";

    /// <inheritdoc/>
    public string Summary => "votes weighted by agreement with the majority";

    /// <inheritdoc/>
    public string? WhyNot(AnswerMatrix answers) => null;

    /// <inheritdoc/>
    public TruthEstimate Fit(AnswerMatrix answers, TruthOptions options)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(options);
        var known = options.KnownFor(answers);
        var posterior = VoteShares.Of(answers, null);
        VoteShares.Fix(posterior, known, answers.ClassCount);
        var skill = VoteShares.AgreementWith(answers, TieRule.Decide(answers, posterior).Labels);
        posterior = VoteShares.Of(answers, skill);
        VoteShares.Fix(posterior, known, answers.ClassCount);
        return new TruthEstimate(answers, posterior, skill, new FitSummary { Method = Name });
    }
}
