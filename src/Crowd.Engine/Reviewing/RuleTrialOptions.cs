namespace Crowd.Engine.Reviewing;

/// <summary>How rules are tried.</summary>
public sealed record RuleTrialOptions
{
    /// <summary>A worker of this accuracy or better is good, 0 to 1; default 70 %.</summary>
    public double Limit { get; init; } = 0.7;

    /// <summary>Judge workers by the consensus even where check questions are known.</summary>
    public bool ByConsensus { get; init; }

    /// <summary>Carry out what is proposed only, as if a reviewer confirmed each.</summary>
    public bool ConfirmProposals { get; init; }
}
