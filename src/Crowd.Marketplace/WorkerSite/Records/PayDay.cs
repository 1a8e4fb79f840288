namespace Crowd.Marketplace.WorkerSite.Records;

/// <summary>What a worker was paid on a day.</summary>
/// <param name="Pages">Assignments approved.</param>
/// <param name="Worked">From accept to submit, of these.</param>
public sealed record PayDay(DateOnly Day, long Pages, TimeSpan Worked, decimal RewardsUsd, decimal BonusesUsd)
{
    /// <summary>Rewards and bonuses.</summary>
    public decimal TotalUsd => RewardsUsd + BonusesUsd;

    /// <summary>Dollars an hour; null when no time is known.</summary>
    public decimal? HourlyUsd => Worked > TimeSpan.Zero ? TotalUsd / (decimal)Worked.TotalHours : null;
}
