using Crowd.Engine.Campaigns;
using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Tests.Support;

/// <summary>Things that tests need and do not care about.</summary>
internal static class Some
{
    private static int _number;

    public static CampaignDefinition Campaign(int items = 4, int checks = 0) => new()
    {
        Name = $"some-{Interlocked.Increment(ref _number)}",
        Project = "tests",
        Marketplace = "fake",
        Classes = ["cat", "dog"],
        Title = "Cat or dog?",
        Description = "Say what you see.",
        Reward = Money.FromUsd(0.05m),
        Budget = Money.FromUsd(100),
        Redundancy = 3,
        GoldShare = checks > 0 ? 0.25 : 0,
        Items =
        [
            .. Enumerable.Range(1, items).Select(i => Item($"i{i}")),
            .. Enumerable.Range(1, checks).Select(i => Item($"g{i}") with { Role = ItemRole.Check, Gold = "cat" }),
        ],
    };

    public static CampaignItem Item(string key) => new(key, new Dictionary<string, string> { ["text"] = $"Text of {key}" });
}
