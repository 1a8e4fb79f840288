namespace Crowd.Quality.Signals;

/// <summary>When falling accuracy is worth a word.</summary>
public sealed record FatigueOptions
{
    /// <summary>Scored answers below which nobody is flagged. Default 50.</summary>
    public int FewestAnswers { get; init; } = 50;

    /// <summary>The slope must lie below the pool's (and below 0) by so many standard errors. Default 3.3: one honest worker in 2,000.</summary>
    public double StandardErrors { get; init; } = 3.3;
}
