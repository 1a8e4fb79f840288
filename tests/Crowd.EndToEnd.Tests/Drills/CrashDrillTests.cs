namespace Crowd.EndToEnd.Tests.Drills;

/// <summary>kill -9, again and again: nothing is published or paid twice, and no answer is lost.</summary>
[NonParallelizable]
internal sealed class CrashDrillTests
{
    private const int ItemsOfACampaign = 24;

    // A fifth of all calls: some refused, some failing before or after they took effect, some never answered.
    private static readonly object Faults = new
    {
        seed = 7,
        rules = new object[]
        {
            new { operation = "*", kind = "throttle", probability = 0.07, delayMs = 0 },
            new { operation = "*", kind = "error-before", probability = 0.04, delayMs = 0 },
            new { operation = "*", kind = "error-after", probability = 0.05, delayMs = 0 },
            new { operation = "*", kind = "reset", probability = 0.02, delayMs = 0 },
            new { operation = "*", kind = "timeout-after", probability = 0.02, delayMs = 1_500 },
        },
    };

    [Test, CancelAfter(15 * 60_000)]
    public async Task Fifty_kills_of_the_engine_and_some_of_the_marketplace_lose_and_double_nothing()
    {
        await using var drill = await Drill.StartAsync();
        await RunAsync(drill, kills: 50, seed: 20261122);
    }

    [Test, CancelAfter(15 * 60_000)]
    public async Task Nor_do_kills_while_a_fifth_of_all_calls_fail()
    {
        await using var drill = await Drill.StartAsync(Faults);
        await RunAsync(drill, kills: 20, seed: 42);
    }

    private static async Task RunAsync(Drill drill, int kills, int seed)
    {
        using var stop = new CancellationTokenSource();
        var crowd = DrillCampaign.WorkAsync(drill, stop.Token);
        var moments = new KillMoments(drill, seed);
        var (launched, marketplaceKills) = (0, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            // There is always something to do, so that no kill is wasted.
            if (await drill.RunningAsync() == 0)
                await drill.LaunchAsync(DrillCampaign.Make($"drill-{++launched}", ItemsOfACampaign));
            using var worker = drill.StartWorker();
            await moments.NextAsync(worker);
            Assert.That(worker.HasExited, Is.False, () => $"The worker ended by itself: {worker.Errors}");
            await worker.KillAsync();
            if (!moments.MarketplaceToo())
                continue;
            await drill.CrashMarketplaceAsync();
            marketplaceKills++;
        }
        var collected = await drill.AskEngineAsync<int>("select count(*)::int from submissions");
        using (var last = drill.StartWorker())
            await drill.UntilOverAsync(crowd, last);
        await stop.CancelAsync();
        var result = await crowd;
        var interrupted = await drill.AskEngineAsync<int>("select count(*)::int from job_runs where attempt > 1");
        TestContext.Out.WriteLine($"{kills} kills, and {marketplaceKills} of the marketplace; {launched} campaigns, {result.Submitted} pages submitted, "
            + $"{collected} of them collected between kills; {interrupted} runs were begun again.");
        Assert.That(new[] { marketplaceKills, collected, interrupted }, Is.All.Positive, "the kills struck while there was work");
        await DrillAudit.CheckAsync(drill);
    }
}
