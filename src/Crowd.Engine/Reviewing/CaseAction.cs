namespace Crowd.Engine.Reviewing;

/// <summary>One action of a case, with what it holds at the moment.</summary>
public sealed record CaseAction
{
    /// <summary>Its number.</summary>
    public required long ActionId { get; init; }

    /// <summary>exclude, discard, …</summary>
    public required string Kind { get; init; }

    /// <summary>The action itself, as JSON.</summary>
    public required string Args { get; init; }

    /// <summary>observed, proposed, pending, applied, failed, dismissed, reverting or reverted.</summary>
    public required string State { get; init; }

    /// <summary>Who confirmed it, where somebody had to.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>When it was carried out.</summary>
    public DateTime? AppliedAt { get; init; }

    /// <summary>When it was taken back.</summary>
    public DateTime? RevertedAt { get; init; }

    /// <summary>When it ends by itself.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>Answers that it keeps set aside.</summary>
    public required int AnswersHeld { get; init; }

    /// <summary>Items that they are answers to.</summary>
    public required int ItemsHeld { get; init; }

    /// <summary>Of these items, those bought anew meanwhile.</summary>
    public required int ItemsBoughtAnew { get; init; }

    /// <summary>Submissions rejected by it.</summary>
    public required int Rejections { get; init; }

    /// <summary>What paying them after all would cost, in micro-dollars.</summary>
    public required long RejectedMicros { get; init; }
}
