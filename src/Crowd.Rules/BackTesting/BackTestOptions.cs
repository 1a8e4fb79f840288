namespace Crowd.Rules;

/// <summary>What a back-test needs to know of the campaign.</summary>
public sealed record BackTestOptions
{
    /// <summary>Price of one answer, fees included, in dollars; default 0.</summary>
    public double DollarsPerAnswer { get; init; }

    /// <summary>How labels are inferred: the label of each item from its answers. Null for the majority (ties to the more common label, then by name).</summary>
    public Func<IReadOnlyList<BackTestAnswer>, IReadOnlyDictionary<string, string>>? Consensus { get; init; }

    /// <summary>The mildest mode whose verdicts are carried out; default propose, as if a reviewer always agreed.</summary>
    public RuleMode CarriedOutFrom { get; init; } = RuleMode.Propose;

    /// <summary>Fewest judged answers for a worker to be called good or bad; default 10.</summary>
    public int JudgedFrom { get; init; } = 10;
}
