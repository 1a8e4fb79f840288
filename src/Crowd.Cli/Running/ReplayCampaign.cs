using Crowd.Engine.Campaigns;
using Crowd.Engine.Marketplaces;
using Crowd.Marketplace.Simulation.Recording;

namespace Crowd.Cli.Running;

/// <summary>Makes the campaign that a recording is replayed as: one item a HIT, as many assignments as the item has recorded answers.</summary>
internal static class ReplayCampaign
{
    // What the sandbox's play money bears: a large recording pays the fee alone.
    private static Money RewardFor(int answers) => answers <= 200_000 ? Money.FromUsd(0.02m) : Money.Zero;

    /// <param name="name">The campaign's name.</param>
    /// <param name="recording">What was answered.</param>
    /// <param name="truths">Known labels; only the share <paramref name="goldShare"/> of them is used, as check questions.</param>
    /// <param name="redundancy">Answers an item; null for as many as were recorded.</param>
    /// <param name="goldShare">0 to 1.</param>
    /// <param name="rules">The rule file's text, or null.</param>
    /// <param name="seed">Of the draw of check questions.</param>
    public static CampaignDefinition Make(
        string name, AnswerRecording recording, IReadOnlyDictionary<string, string> truths, int? redundancy, double goldShare, string? rules, int seed)
    {
        var counts = new int[recording.Items.Count];
        for (var n = 0; n < recording.Count; n++)
            counts[recording[n].Item]++;
        var classes = recording.Labels.Concat(truths.Values).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (classes.Count == 1)
            classes.Add($"not {classes[0]}");
        var draw = new Random(seed);
        var items = new List<CampaignItem>(counts.Length);
        for (var i = 0; i < counts.Length; i++)
        {
            var key = recording.Items[i];
            var check = truths.TryGetValue(key, out var truth) && draw.NextDouble() < goldShare;
            items.Add(new CampaignItem(key, new Dictionary<string, string> { ["item"] = key },
                check ? ItemRole.Check : ItemRole.Work, check ? truth : null, Math.Min(counts[i], redundancy ?? int.MaxValue)));
        }
        var most = items.Max(i => i.Wanted!.Value);
        return new CampaignDefinition
        {
            Name = name, Project = "replay", Marketplace = LocalStack.MarketplaceName, Classes = classes, Items = items,
            Title = "Label one item", Description = "A recorded campaign, replayed.", Keywords = "replay", Reward = RewardFor(recording.Count),
            ItemsPerHit = 1, Redundancy = most, Budget = Money.FromUsd(0.05m) * (recording.Count * 2L + 1000), Rules = rules, Seed = seed,
            Lifetime = TimeSpan.FromDays(30), TimeAllowed = TimeSpan.FromDays(1), AutoApproval = TimeSpan.Zero,
        };
    }
}
