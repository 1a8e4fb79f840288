namespace Crowd.Quality.Sequential;

/// <summary>How a <see cref="RateTest"/> weighs its evidence. The defaults are the handbook's; each was measured.</summary>
public sealed record RateTestOptions
{
    /// <summary>The defaults.</summary>
    public static RateTestOptions Default { get; } = new();

    /// <summary>Most that the chance of ever acting on a stream that keeps to the hypothesis may be. Between 0 and 1; default 0.05.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Scores needed before <see cref="RateTest.HasCrossed"/> can be true. At least 0; default 10.</summary>
    public int MinimumEvidence { get; init; } = 10;

    /// <summary>Five positive distances, in log-odds, of the alternatives from the limit. Default 0.25, 0.5, 0.8, 1.2, 1.8.</summary>
    public IReadOnlyList<double> LogOddsSteps { get; init; } = [0.25, 0.5, 0.8, 1.2, 1.8];

    /// <summary>
    /// A new start of the test every so many scores, so that a worker who changes after many good answers is still found; 0 for none.
    /// The price for a worker who was bad from the start is about one answer. Default 25.
    /// </summary>
    public int RestartEvery { get; init; } = 25;

    /// <summary>Weight of the first start, the rest is shared by the restarts: in (0, 1]; default 0.9. Taken as 1 without restarts.</summary>
    public double FirstStartWeight { get; init; } = 0.9;
}
