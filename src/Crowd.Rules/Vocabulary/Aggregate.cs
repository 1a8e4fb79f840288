namespace Crowd.Rules.Vocabulary;

/// <summary>How many pieces of evidence become one figure.</summary>
internal enum Aggregate
{
    Count,
    Share,
    Mean,
    Shortfall,
    Sum,
    Median,
    Min,
    Max,
    Latest,
    Streak,
    Run,
    Kappa,
    Entropy,
    Divergence,
    PerHour,
    Pending,
    Idle,
    Tenure,
}
