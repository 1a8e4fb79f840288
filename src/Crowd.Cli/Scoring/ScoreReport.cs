namespace Crowd.Cli.Scoring;

/// <summary>What <c>crowd score</c> found, for machines.</summary>
internal sealed record ScoreReport
{
    public required string Method { get; init; }
    public required int Items { get; init; }
    public required int Workers { get; init; }
    public required int Answers { get; init; }
    public required int Classes { get; init; }

    /// <summary>Share of items with a known truth whose label is right; null without truths.</summary>
    public double? Accuracy { get; init; }
    public required int Iterations { get; init; }
    public double? LogLikelihood { get; init; }
    public IReadOnlyList<string> Warnings { get; init; } = [];
    public required Times Seconds { get; init; }
    public required long PeakRssBytes { get; init; }

    internal sealed record Times(double Read, double Fit, double Write);
}
