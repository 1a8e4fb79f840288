namespace Crowd.Cli.RuleTrials;

/// <summary>A recorded campaign as columns, one row an answer, in the order in which the answers were given. Items and workers are numbered as they appear.</summary>
internal sealed record RecordedCampaign
{
    public required IReadOnlyList<string> Items { get; init; }

    public required IReadOnlyList<string> Workers { get; init; }

    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The item of each row.</summary>
    public required int[] Item { get; init; }

    /// <summary>The worker of each row.</summary>
    public required int[] Worker { get; init; }

    /// <summary>The class of each row.</summary>
    public required int[] Label { get; init; }

    /// <summary>When each row was answered; never before the row above it.</summary>
    public required DateTimeOffset[] At { get; init; }

    /// <summary>Time on task of each row; NaN where it was not recorded.</summary>
    public required double[] Milliseconds { get; init; }

    /// <summary>Answers that each item gets in all.</summary>
    public required int[] Wanted { get; init; }

    /// <summary>The true class of each item that serves as a check question, -1 elsewhere.</summary>
    public required int[] Checks { get; init; }

    /// <summary>All true labels that are known, by item; empty if there are none.</summary>
    public required IReadOnlyDictionary<string, string> Truths { get; init; }

    /// <summary>Whether the times were recorded; else one answer a minute in the order of the file.</summary>
    public required bool IsTimed { get; init; }
}
