namespace Crowd.Quality.Signals;

/// <summary>When an answer, and then a worker, counts as too fast.</summary>
public sealed record AnswerSpeedOptions
{
    /// <summary>An answer is too fast below this z; negative. Default −3.</summary>
    public double FastZ { get; init; } = -3;

    /// <summary>A worker is flagged from this share of fast answers on, in (0, 1]. Default 0.3.</summary>
    public double FlaggedShare { get; init; } = 0.3;

    /// <summary>Share of answers in time that the evidence is put against, strictly between 0 and 1. Default 0.9.</summary>
    public double HonestShare { get; init; } = 0.9;

    /// <summary>
    /// How many answers the pool's pace is worth beside the item's own: an item with this many other answers is judged half by itself. Default 4.
    /// </summary>
    public double PoolWeight { get; init; } = 4;
}
