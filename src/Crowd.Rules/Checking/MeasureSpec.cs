using Crowd.Quality.Sequential;
using Crowd.Rules.Evaluation;
using Crowd.Rules.Syntax;
using Crowd.Rules.Vocabulary;

namespace Crowd.Rules.Checking;

/// <summary>A checked figure: which evidence, how it is put together, over what window. Rules with equal figures share one.</summary>
internal sealed record MeasureSpec
{
    public required string Name { get; init; }

    public required Field Field { get; init; }

    public required Aggregate Aggregate { get; init; }

    public EventCondition? Predicate { get; init; }

    public EventCondition? Where { get; init; }

    public required WindowSyntax Window { get; init; }

    public required Quantity Quantity { get; init; }

    /// <summary>References may be wrong: 'surely' weighs each by its confidence.</summary>
    public bool ByConfidence { get; init; }

    /// <summary>For the memory of a 'surely': its test. Null for a plain figure.</summary>
    public RateTest? Test { get; init; }

    /// <summary>Identity: specs with equal keys are one.</summary>
    public string Key =>
        $"{Aggregate}|{Field.Kind}|{Field.Key}|{Field.Slot}|{Predicate?.Text}|{Where?.Text}|{Window.Kind}:{Window.Size:R}|{(ByConfidence ? "c" : "")}"
        + (Test is { } t ? $"|{t.Side}:{t.Limit:R}:{t.RestartEvery}" : "");

    /// <summary>What a share-like figure averages: in [0, 1], so that a 'surely' may test it.</summary>
    public bool IsRate => Quantity == Quantity.Share && Aggregate is Aggregate.Share or Aggregate.Mean or Aggregate.Shortfall;

    /// <summary>Whether this evidence counts, and with what number.</summary>
    public bool TryScore(in Evidence e, out double score)
    {
        score = double.NaN;
        if (!Field.Concerns(e) || (Where is not null && Where.Test(e) != Truth.True))
        {
            return false;
        }

        if (Predicate is not null)
        {
            var truth = Predicate.Test(e);
            score = truth == Truth.True ? 1 : 0;
            return truth != Truth.Unknown;
        }

        if (Field.IsWord || Aggregate is Aggregate.Idle or Aggregate.Tenure)
        {
            score = 1;
            return !Field.IsWord || Field.Word(e) is not null;
        }

        score = Field.Number(e);
        score = Aggregate == Aggregate.Shortfall ? 1 - score : Aggregate == Aggregate.Count && !double.IsNaN(score) ? 1 : score;
        return !double.IsNaN(score);
    }
}
