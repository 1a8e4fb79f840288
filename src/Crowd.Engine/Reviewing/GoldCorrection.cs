namespace Crowd.Engine.Reviewing;

/// <summary>A gold label that was corrected.</summary>
public sealed record GoldCorrection
{
    /// <summary>Its number.</summary>
    public required long CorrectionId { get; init; }

    /// <summary>The check question.</summary>
    public required long ItemId { get; init; }

    /// <summary>Its key.</summary>
    public required string Key { get; init; }

    /// <summary>The label that was taken for true.</summary>
    public required string Before { get; init; }

    /// <summary>The true one.</summary>
    public required string After { get; init; }

    /// <summary>Who.</summary>
    public required string Author { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>When.</summary>
    public required DateTime CorrectedAt { get; init; }

    /// <summary>Facts of the journal written anew.</summary>
    public required int Facts { get; init; }

    /// <summary>Actions that rested on it.</summary>
    public required int Reopened { get; init; }

    /// <summary>Of these, still to be decided.</summary>
    public required int Open { get; init; }
}
