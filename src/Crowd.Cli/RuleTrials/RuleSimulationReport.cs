namespace Crowd.Cli.RuleTrials;

/// <summary>Rules tried on simulated workers.</summary>
internal sealed record RuleSimulationReport
{
    /// <summary>Answers each worker gives unless removed.</summary>
    public required int Answers { get; init; }

    /// <summary>Share of check questions.</summary>
    public required double Gold { get; init; }

    /// <summary>How often the others' consensus is right.</summary>
    public required double Reference { get; init; }

    public required int Classes { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>A group at each true accuracy.</summary>
    public required IReadOnlyList<RuleSimulationRow> Curve { get; init; }

    /// <summary>The population's groups.</summary>
    public required IReadOnlyList<RuleSimulationRow> Groups { get; init; }
}
