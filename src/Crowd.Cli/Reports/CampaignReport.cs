using System.Text.Json;

namespace Crowd.Cli.Reports;

/// <summary>What became of a campaign: for people in short, for machines as JSON (snake_case).</summary>
internal sealed record CampaignReport
{
    public required string Campaign { get; init; }
    public required string State { get; init; }
    public required int Items { get; init; }
    public required int Workers { get; init; }
    public required int HitsPublished { get; init; }
    public required int AssignmentsCollected { get; init; }
    public required int AnswersCollected { get; init; }
    public int? AnswersAvailable { get; init; }
    public required int AnswersDiscarded { get; init; }

    /// <summary>Answers of workers to items, check questions among them, that they had answered on another page: paid, and counted once.</summary>
    public required int AnswersRepeated { get; init; }

    /// <summary>HITs that the marketplace holds twice.</summary>
    public required int Duplicates { get; init; }

    /// <summary>Answers that the marketplace took and Crowd does not hold.</summary>
    public required int Lost { get; init; }

    public required Inferred Consensus { get; init; }
    public required Inferred Majority { get; init; }
    public required IReadOnlyList<ActedOn> WorkersActedOn { get; init; }
    public required Spending Spend { get; init; }
    public required Durations Seconds { get; init; }
    public required Runs JobRuns { get; init; }
    public required Rates Throughput { get; init; }
    public required long PeakRssBytes { get; init; }
    public string? LabelsFile { get; init; }
    public IReadOnlyDictionary<string, int>? Refusals { get; init; }

    /// <param name="Method">How labels were found.</param>
    /// <param name="Accuracy">Share of items with a known truth whose label is right; null without truths.</param>
    internal sealed record Inferred(string? Method, double? Accuracy);

    internal sealed record ActedOn(string Worker, string Action, string State, string? Rule, int Answers, string Reason, JsonElement Evidence);

    internal sealed record Spending(decimal Rewards, decimal Fees, decimal Bonuses);

    internal sealed record Durations(double Total, double Publish, double Collect, double Score, double Enforce);

    internal sealed record Runs(int Succeeded, int Failed, int Retried);

    internal sealed record Rates(double HitsPerS, double AnswersPerS);
}
