namespace Crowd.Cli.RuleTrials;

/// <summary>A back-test of one rule set, or of two side by side.</summary>
internal sealed record RuleTestReport
{
    public required int Items { get; init; }

    public required int Workers { get; init; }

    public required int Answers { get; init; }

    public required int Classes { get; init; }

    public required int CheckQuestions { get; init; }

    public required int GoldFacts { get; init; }

    public required int PeerFacts { get; init; }

    public required int PairFacts { get; init; }

    /// <summary>Correlation of the answers to one item that references allowed for; null where they are the engine's own.</summary>
    public required double? Rho { get; init; }

    public required double Limit { get; init; }

    public required double Price { get; init; }

    public required bool IsTimed { get; init; }

    public required bool JudgedByGold { get; init; }

    /// <summary>Whether proposals were carried out, as if a reviewer confirmed each.</summary>
    public required bool ProposalsConfirmed { get; init; }

    public required IReadOnlyList<RuleTestOutcome> Outcomes { get; init; }
}
