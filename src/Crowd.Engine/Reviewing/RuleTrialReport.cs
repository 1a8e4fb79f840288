using Crowd.Rules;

namespace Crowd.Engine.Reviewing;

/// <summary>What rules would have done to a campaign so far, and to simulated workers of known accuracy.</summary>
public sealed record RuleTrialReport
{
    /// <summary>Facts in the campaign's journal.</summary>
    public required int Facts { get; init; }

    /// <summary>The rules tried.</summary>
    public required BackTestReport Draft { get; init; }

    /// <summary>The version in force on the same history; null where there is none.</summary>
    public required BackTestReport? InForce { get; init; }

    /// <summary>Accuracy from which on a worker is called good.</summary>
    public required double Limit { get; init; }

    /// <summary>What is proposed only was carried out too.</summary>
    public required bool ProposalsConfirmed { get; init; }

    /// <summary>Workers as the marketplace spells them, by the journal's id.</summary>
    public required IReadOnlyDictionary<string, string> Workers { get; init; }

    /// <summary>The operating curve of the rules tried: by true accuracy, the share of workers removed.</summary>
    public required IReadOnlyList<OperatingPoint> Curve { get; init; }
}
