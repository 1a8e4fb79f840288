using Crowd.Engine.Campaigns;
using Crowd.Engine.Tests.Support;

namespace Crowd.Engine.Tests.Reviewing;

/// <summary>A campaign in which worker A1 says dog to every check question he is shown (or only to some), everyone else says cat, and the rules look at gold.</summary>
internal static class JudgedCampaign
{
    public const string Rules = "- rule: wrong\n  when: gold.accuracy < 95% and gold.answers >= 2\n  then: [exclude, discard, message: check-questions]\n";

    /// <summary>Runs it until A1 has been judged.</summary>
    public static async Task<long> RunAsync(World world, string rules = Rules, Func<string, bool>? misses = null)
    {
        var campaign = await world.LaunchAsync(Some.Campaign(items: 16, checks: 8) with { Rules = rules, ItemsPerHit = 4, GoldShare = 0.5 });
        await world.RunAsync(StageNames.Publish, campaign);
        new FakeCrowd(world.Marketplace, 3, (worker, key) => worker == "A1" && key.StartsWith('g') && (misses?.Invoke(key) ?? true) ? "dog" : "cat").Work();
        await world.RunAsync(StageNames.Collect, campaign);
        await world.RunAsync(StageNames.Enforce, campaign);
        return campaign;
    }

    /// <summary>The states of the actions on A1, by kind, in order.</summary>
    public static async Task<string> ActionsAsync(World world, long campaign) => string.Join(' ', await world.RowsAsync<string>(
        "select a.kind || ':' || a.state from actions a join workers w using (worker_id) where a.campaign_id = @campaign and w.external_id = 'A1' order by a.action_id", new { campaign }));

    /// <summary>A1's first action.</summary>
    public static Task<long> FirstActionAsync(World world, long campaign) => world.ScalarAsync<long>("select min(action_id) from actions where campaign_id = @campaign", new { campaign });

    /// <summary>A1's standing and how many of his answers are set aside.</summary>
    public static async Task<(string Standing, int Discarded)> StandingAsync(World world, long campaign) => (await world.RowsAsync<(string, int)>(
        """
        select s.standing, (select count(*)::int from answers a where a.campaign_id = s.campaign_id and a.worker_id = s.worker_id and a.discarded_by is not null)
        from worker_stats s join workers w using (worker_id) where s.campaign_id = @campaign and w.external_id = 'A1'
        """, new { campaign })).Single();
}
