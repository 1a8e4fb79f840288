namespace Crowd.Rules;

/// <summary>The seeded simulation of the default test that docs/rules.md reports.</summary>
public sealed record SurelyTrialOptions
{
    /// <summary>Workers at each accuracy; default 100,000.</summary>
    public int Workers { get; init; } = 100_000;

    /// <summary>Answers each, looked at after every one; default 1,000.</summary>
    public int Answers { get; init; } = 1_000;

    /// <summary>The rule's limit; default 70%.</summary>
    public double Limit { get; init; } = 0.7;

    /// <summary>Its alpha; default 5%.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Fewest answers before it acts; default 10.</summary>
    public int Minimum { get; init; } = 10;

    /// <summary>Seed; default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Campaigns simulated for the tests across workers and against consensus; default 10.</summary>
    public int Campaigns { get; init; } = 10;

    /// <summary>Workers of a campaign in the test across workers; default 5,000.</summary>
    public int CampaignWorkers { get; init; } = 5_000;
}
