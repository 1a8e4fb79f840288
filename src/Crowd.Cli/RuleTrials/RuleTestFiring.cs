using Crowd.Quality.Agreement;
using Crowd.Rules;

namespace Crowd.Cli.RuleTrials;

/// <summary>One firing: who, when, after how many answers, with what evidence.</summary>
internal sealed record RuleTestFiring
{
    public required string Rule { get; init; }

    public required string Mode { get; init; }

    /// <summary>False for what is only observed, or proposed to a reviewer who is not asked here.</summary>
    public required bool IsCarriedOut { get; init; }

    /// <summary>Whom it is about, in words.</summary>
    public required string About { get; init; }

    /// <summary>The worker it is about; null for pairs, items and the campaign.</summary>
    public required string? Subject { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Answers of all workers that were known then.</summary>
    public required int AnswersKnown { get; init; }

    /// <summary>Answers this worker had given by then.</summary>
    public required int AnswersGiven { get; init; }

    public required IReadOnlyList<RuleAction> Actions { get; init; }

    public required string Evidence { get; init; }

    public required IReadOnlyList<Measurement> Measurements { get; init; }

    public required DateTimeOffset FirstDoubtAt { get; init; }

    /// <summary>The worker's accuracy over the whole history; null if it can't be judged.</summary>
    public required double? Accuracy { get; init; }

    /// <summary>Its 95% interval (Wilson).</summary>
    public required Interval? AccuracyInterval { get; init; }

    public required int JudgedAnswers { get; init; }

    /// <summary>Whether it takes the worker's access.</summary>
    public bool Removes => IsCarriedOut && Actions.Any(a => a is RuleAction.Exclude or RuleAction.Block);
}
