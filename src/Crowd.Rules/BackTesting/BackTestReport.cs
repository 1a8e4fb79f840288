namespace Crowd.Rules;

/// <summary>What rules would have done to a recorded campaign.</summary>
public sealed record BackTestReport
{
    /// <summary>Every firing, in time order.</summary>
    public required IReadOnlyList<BackTestFiring> Firings { get; init; }

    /// <summary>Workers in the history.</summary>
    public required int Workers { get; init; }

    /// <summary>Workers excluded or blocked.</summary>
    public required IReadOnlyList<string> Removed { get; init; }

    /// <summary>Good workers removed, of all good ones (accuracy at the limit or above over the whole history).</summary>
    public required ErrorCount FalseBlocks { get; init; }

    /// <summary>Of these, workers whose whole interval (95%, Wilson) lies above the limit: removed although surely good.</summary>
    public required IReadOnlyList<string> RemovedThoughSurelyGood { get; init; }

    /// <summary>Bad workers not removed, of all bad ones.</summary>
    public required ErrorCount Misses { get; init; }

    /// <summary>Answers in the history.</summary>
    public required int Answers { get; init; }

    /// <summary>Answers given before removal but discarded.</summary>
    public required int Discarded { get; init; }

    /// <summary>Answers never given, because their worker was out by then.</summary>
    public required int Prevented { get; init; }

    /// <summary>Items that lost an answer.</summary>
    public required int ItemsTouched { get; init; }

    /// <summary>Items left without any answer.</summary>
    public required int ItemsEmptied { get; init; }

    /// <summary>Dollars for discarded answers, which are paid all the same.</summary>
    public required double DollarsWasted { get; init; }

    /// <summary>Dollars to collect every lost answer anew.</summary>
    public required double DollarsToRecollect { get; init; }

    /// <summary>Accuracy of the consensus of all answers, over judged items; NaN if none is judged.</summary>
    public required double AccuracyBefore { get; init; }

    /// <summary>Accuracy of the consensus of what is left, over the same items; one left without answers counts as wrong.</summary>
    public required double AccuracyAfter { get; init; }

    /// <summary>Items judged.</summary>
    public required int JudgedItems { get; init; }

    /// <summary>Whether the judge was gold, not a consensus.</summary>
    public required bool JudgedByGold { get; init; }
}
