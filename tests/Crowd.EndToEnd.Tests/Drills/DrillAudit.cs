using Crowd.Engine.Marketplaces;
using Crowd.Engine.Reconciling;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Crowd.EndToEnd.Tests.Drills;

/// <summary>What must hold after any drill: first by the engine's own check, then by plain SQL on both databases, which shares nothing with it.</summary>
internal static class DrillAudit
{
    private const string Account = "sandbox/accounts/AKIDSANDBOX";

    public static async Task CheckAsync(Drill drill)
    {
        var figures = (await drill.AskSandboxAsync<Figures>(Account))!;
        var account = new MarketplaceAccount(new(figures.HeldMicros), new(figures.RewardsMicros), new(figures.FeesMicros), new(figures.BonusesMicros));
        var breaches = await drill.Node.Services.GetRequiredService<Invariants>().CheckAsync(Drill.MarketplaceName, account, CancellationToken.None);
        var own = await drill.AskSandboxAsync<string[]>("sandbox/check");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(breaches, Is.Empty, "the engine's own check");
            Assert.That(own, Is.Empty, "the marketplace's own check");
            await HitsAsync(drill);
            await AnswersAsync(drill);
            await MoneyAsync(drill);
            await LabelsAsync(drill);
            await ActionsAsync(drill);
        }
    }

    private static async Task HitsAsync(Drill drill)
    {
        var theirs = await RowsAsync<(string Token, string Id)>(drill.OpenMarketplaceAsync, "select annotation, hit_id from hits");
        var ours = await RowsAsync<(string Token, string Id)>(drill.OpenEngineAsync, "select token, marketplace_hit_id from hits where marketplace_hit_id is not null");
        Assert.That(theirs.Select(h => h.Token), Is.Unique, "no HIT exists twice");
        Assert.That(ours, Is.EquivalentTo(theirs), "both know the same HITs");
    }

    private static async Task AnswersAsync(Drill drill)
    {
        var theirs = await RowsAsync<(string Assignment, string Worker, string Hit)>(drill.OpenMarketplaceAsync,
            "select assignment_id, worker_id, hit_id from assignments where status in ('Submitted', 'Approved', 'Rejected')");
        var ours = await RowsAsync<(string Assignment, string Worker, string Hit)>(drill.OpenEngineAsync,
            "select assignment_id, external_id, marketplace_hit_id from submissions join hits using (hit_id) join workers using (worker_id)");
        Assert.That(ours, Is.EquivalentTo(theirs), "every submission was collected, and once");

        var pages = (await RowsAsync<(string Hit, long Item)>(drill.OpenEngineAsync, "select marketplace_hit_id, item_id from hit_items join hits using (hit_id) where marketplace_hit_id is not null"))
            .ToLookup(p => p.Hit, p => p.Item);
        var due = theirs.SelectMany(t => pages[t.Hit].Select(item => (t.Worker, item))).Distinct();
        var answers = await RowsAsync<(string Worker, long Item)>(drill.OpenEngineAsync, "select external_id, item_id from answers join workers using (worker_id)");
        Assert.That(answers, Is.EquivalentTo(due), "each item of each submitted page has its worker's answer, once");
    }

    private static async Task MoneyAsync(Drill drill)
    {
        var ours = (await RowsAsync<(long Held, long Rewards, long Fees, long Bonuses)>(drill.OpenEngineAsync,
            "select sum(held_micros)::bigint, sum(rewards_micros)::bigint, sum(fees_micros)::bigint, sum(bonuses_micros)::bigint from campaign_money")).Single();
        var theirs = (await RowsAsync<(long Held, long Rewards, long Fees, long Bonuses)>(drill.OpenMarketplaceAsync,
            """
            select (coalesce(sum(micros) filter (where to_book = 'held'), 0) - coalesce(sum(micros) filter (where from_book = 'held'), 0))::bigint,
              coalesce(sum(micros) filter (where kind = 'pay'), 0)::bigint, coalesce(sum(micros) filter (where to_book = 'fees'), 0)::bigint,
              coalesce(sum(micros) filter (where kind = 'bonus'), 0)::bigint
            from ledger
            """)).Single();
        Assert.That(ours, Is.EqualTo(theirs), "the ledger equals the marketplace's account, to the micro-dollar");
        Assert.That(ours.Held, Is.Zero, "nothing stays reserved when all campaigns are over");
        Assert.That(ours.Rewards, Is.Positive);
    }

    private static async Task LabelsAsync(Drill drill)
    {
        var campaigns = await RowsAsync<(string Name, string State, int Items, int Labelled)>(drill.OpenEngineAsync,
            """
            select name, state, (select count(*)::int from items i where i.campaign_id = c.campaign_id and role = 'work'),
              (select count(*)::int from consensus k join items i using (campaign_id, item_id) where k.campaign_id = c.campaign_id and role = 'work') from campaigns c
            """);
        Assert.That(campaigns.Select(c => c.State), Is.All.EqualTo("completed"));
        Assert.That(campaigns.Select(c => c.Labelled), Is.EqualTo(campaigns.Select(c => c.Items)), "every item has its label");
        foreach (var campaign in campaigns)
            Assert.That(Path.Combine(drill.Labels, campaign.Name, "labels.csv"), Does.Exist);
        var alerts = await RowsAsync<string>(drill.OpenEngineAsync, "select text from alerts where kind in ('hit-twice', 'hit-orphan', 'hit-unexpected', 'hit-missing')");
        Assert.That(alerts, Is.Empty);
    }

    // No action is half done: each is over, and the marketplace's lists hold exactly whom actions in force have put there.
    private static async Task ActionsAsync(Drill drill)
    {
        var states = await RowsAsync<string>(drill.OpenEngineAsync, "select distinct state from actions");
        Assert.That(states, Is.SubsetOf(new[] { "applied", "proposed", "reverted" }));
        var due = await RowsAsync<(string List, string Worker)>(drill.OpenEngineAsync,
            """
            select distinct 'crowd-excluded-campaign-' || a.campaign_id, w.external_id from actions a join workers w using (worker_id) where a.kind = 'exclude' and a.state = 'applied'
            union select 'crowd-skill-' || s.name, w.external_id from worker_skills s join workers w using (worker_id)
            """);
        var theirs = new List<(string List, string Worker)>();
        var marketplace = drill.Node.Services.GetRequiredService<IMarketplaceDirectory>().Get(Drill.MarketplaceName);
        var campaigns = await RowsAsync<long>(drill.OpenEngineAsync, "select campaign_id from campaigns");
        foreach (var list in campaigns.Select(c => $"crowd-excluded-campaign-{c}").Append("crowd-skill-careful"))
            await foreach (var worker in marketplace.MembersAsync(await marketplace.EnsureListAsync(list, "A list.", CancellationToken.None), CancellationToken.None))
                theirs.Add((list, worker));
        Assert.That(theirs, Is.EquivalentTo(due), "the lists hold exactly whom actions in force have put there");
        Assert.That(due, Is.Not.Empty);
    }

    private static async Task<List<T>> RowsAsync<T>(Func<Task<Npgsql.NpgsqlConnection>> open, string sql)
    {
        await using var connection = await open();
        return (await connection.QueryAsync<T>(sql)).AsList();
    }

    private sealed record Figures(long HeldMicros, long RewardsMicros, long FeesMicros, long BonusesMicros);
}
