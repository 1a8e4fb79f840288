using System.Text.Json;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Reviewing;
using Crowd.Rules;

namespace Crowd.Engine.Tests.Support;

/// <summary>Actions as a rule would have recorded them, without the evidence that it would take.</summary>
internal static class Acting
{
    private static int _number;

    /// <summary>Records an action and lets the enforcing job carry it out.</summary>
    public static async Task<long> ActAsync(this World world, long campaign, RuleAction action, string? worker = null, string? item = null, string firing = "f1")
    {
        var id = await world.RecordAsync(campaign, action, worker, item, firing);
        await world.RunAsync(StageNames.Enforce, campaign);
        return id;
    }

    /// <summary>Records an action.</summary>
    public static async Task<long> RecordAsync(
        this World world, long campaign, RuleAction action, string? worker = null, string? item = null, string firing = "f1", string state = "pending")
    {
        var args = JsonSerializer.Serialize(action);
        return await world.ScalarAsync<long>(
            """
            insert into actions (campaign_id, worker_id, item_id, kind, args, state, author, reason, evidence, answers, firing, token, created_at)
            select @campaign, (select worker_id from workers where external_id = @worker and marketplace = @Name),
              (select item_id from items where campaign_id = @campaign and key = @item), @args::jsonb ->> 'do', @args::jsonb, @state, 'tester', 'A test asks for it.',
              '{"measurements": []}', 0, @firing, @token, @now
            returning action_id
            """,
            new { campaign, worker, item, world.Name, args, state, firing, token = $"{campaign}/{firing}/{Interlocked.Increment(ref _number)}", now = world.Clock.GetUtcNow() });
    }

    /// <summary>Takes an action back.</summary>
    public static async Task RevertAsync(this World world, long campaign, long action)
    {
        Assert.That(await world.Get<ActionDecisions>().RevertAsync(action, false, "tester", "after all not", CancellationToken.None), Is.InstanceOf<DecisionOutcome.Done>());
        await world.RunAsync(StageNames.Enforce, campaign);
    }

    /// <summary>An action's state and what is noted with it.</summary>
    public static Task<(string State, string? Error)> StateAsync(this World world, long action) =>
        world.ScalarAsync<(string, string?)>("select state, error from actions where action_id = @action", new { action });

    /// <summary>Launches, publishes, lets workers answer and collects.</summary>
    public static async Task<long> CollectedAsync(this World world, CampaignDefinition definition, FakeCrowd? crowd = null)
    {
        var id = await world.LaunchAsync(definition);
        await world.RunAsync(StageNames.Publish, id);
        (crowd ?? FakeCrowd.Agreeing(world.Marketplace)).Work();
        await world.RunAsync(StageNames.Collect, id);
        return id;
    }
}
