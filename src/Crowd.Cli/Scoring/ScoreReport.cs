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

    /// <summary>What the model had to say; null without one.</summary>
    public ModelShare? Model { get; init; }
    public IReadOnlyList<string> Warnings { get; init; } = [];
    public required Times Seconds { get; init; }
    public required long PeakRssBytes { get; init; }

    /// <param name="Tasks">Tasks of the answers that the model told of.</param>
    /// <param name="Missing">Tasks that it did not.</param>
    /// <param name="Trust">The exponent of its probabilities that the answers taught; null for methods without one.</param>
    /// <param name="Accuracy">Share of tasks with a known truth whose most probable label by the model alone is right.</param>
    internal sealed record ModelShare(int Tasks, int Missing, double? Trust, double? Accuracy);

    internal sealed record Times(double Read, double Fit, double Write);
}
