using Crowd.Cli.Running;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Marketplaces;
using Crowd.Marketplace.Simulation;
using Crowd.Marketplace.Simulation.Populations;
using Crowd.Marketplace.Simulation.Working;

namespace Crowd.EndToEnd.Tests.Drills;

/// <summary>Small campaigns that use every stage: several items a page, check questions, answers asked again, rules that exclude.</summary>
internal static class DrillCampaign
{
    private const string Crowd =
        """
        seed: 11
        workers:
          - {name: careful, count: 8, accuracy: 0.93, seconds: 3}
          - {name: sloppy, count: 3, accuracy: 0.75, seconds: 2}
          - {name: spammer, count: 1, vice: random, seconds: 1}
        """;

    // Beside the recommended rules some that pay, give a qualification and ask again: actions of every kind of effect.
    private const string MoreRules =
        """

        - rule: thanks
          when: gold.correct_in_a_row >= 2
          then: ["bonus $0.01: Thank you.", set skill careful to gold.accuracy]

        - rule: unsure
          for: item
          when: item.agreement < 60% and item.answers >= 5
          then: [ask 1 more answers up to 6]
        """;

    private static readonly string[] Classes = ["cat", "dog", "bird"];

    // The crowd is told the truth of every item that any drill may ask for.
    private static readonly Dictionary<string, string> Truths = (
        from kind in (string[])["drill", "shared"] from number in Enumerable.Range(1, 100) from i in Enumerable.Range(0, 40)
        select (Key: $"{kind}-{number}-{i:000}", Label: Classes[i % 3])).ToDictionary(t => t.Key, t => t.Label);

    public static CampaignDefinition Make(string name, int items) => new()
    {
        Name = name, Project = "drill", Marketplace = Drill.MarketplaceName, Classes = Classes,
        Items = [.. Enumerable.Range(0, items).Select(i => Item(name, i))], Title = "What is it?", Description = "Look and say.",
        Reward = Money.FromUsd(0.03m), ItemsPerHit = 3, Redundancy = 3, RedundancyMax = 5, Confidence = 0.9, GoldShare = 0.25,
        Budget = Money.FromUsd(500), Rules = File.ReadAllText(ConfigFolder.File("rules", "recommended.yaml")) + MoreRules, Seed = 3,
    };

    /// <summary>People who work on whatever there is, until they are told to stop.</summary>
    public static Task<SimulationResult> WorkAsync(Drill drill, CancellationToken stop)
    {
        var population = PopulationReader.Read(new StringReader(Crowd), "crowd.yaml");
        return SimulatedCrowd.RunAsync(drill.Marketplace, population, Truths, new SimulationOptions { Speed = 20 }, null, stop);
    }

    private static CampaignItem Item(string campaign, int i)
    {
        var key = $"{campaign}-{i:000}";
        var payload = new Dictionary<string, string> { ["text"] = $"Picture {i}" };
        return i % 5 == 4 ? new CampaignItem(key, payload, ItemRole.Check, Truths[key]) : new CampaignItem(key, payload);
    }
}
