namespace Crowd.Marketplace.Accounts;

/// <summary>A requester.</summary>
internal sealed record Account(long Id, string AccessKey, string Secret, string RequesterId, string Name, bool Prepaid)
{
    /// <summary>What a constant account always shows, as Amazon's sandbox did.</summary>
    public const decimal ConstantUsd = 10_000m;
}
