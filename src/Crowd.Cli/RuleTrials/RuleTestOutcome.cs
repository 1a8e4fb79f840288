namespace Crowd.Cli.RuleTrials;

/// <summary>What one rule set would have done.</summary>
internal sealed record RuleTestOutcome
{
    public required string Rules { get; init; }

    public required string Version { get; init; }

    public required IReadOnlyList<RuleTestFiring> Firings { get; init; }

    /// <summary>Firings that a reviewer is asked about.</summary>
    public required int Proposals { get; init; }

    /// <summary>Workers excluded or blocked.</summary>
    public required IReadOnlyList<string> Removed { get; init; }

    /// <summary>Good workers removed, of all good ones with ten judged answers or more.</summary>
    public required RuleTestErrors FalseBlocks { get; init; }

    /// <summary>Bad workers not removed, of all bad ones with ten judged answers or more.</summary>
    public required RuleTestErrors Misses { get; init; }

    /// <summary>Removed workers whose whole interval lies above the limit.</summary>
    public required IReadOnlyList<string> RemovedThoughSurelyGood { get; init; }

    /// <summary>Answers a removed worker had given by then, the median; null if nobody was removed by himself.</summary>
    public required double? MedianAnswersToRemoval { get; init; }

    public required int Discarded { get; init; }

    public required int Prevented { get; init; }

    public required int ItemsTouched { get; init; }

    public required int ItemsEmptied { get; init; }

    public required double DollarsWasted { get; init; }

    public required double DollarsToRecollect { get; init; }

    public required double AccuracyBefore { get; init; }

    public required double AccuracyAfter { get; init; }

    public required int JudgedItems { get; init; }
}
