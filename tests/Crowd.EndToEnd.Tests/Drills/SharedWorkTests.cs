using Crowd.TestKit;
using Dapper;

namespace Crowd.EndToEnd.Tests.Drills;

/// <summary>Several processes on one database.</summary>
[NonParallelizable]
internal sealed class SharedWorkTests
{
    [Test, CancelAfter(10 * 60_000)]
    public async Task Three_workers_share_campaigns_and_finish_them()
    {
        await using var drill = await Drill.StartAsync();
        using var stop = new CancellationTokenSource();
        var crowd = DrillCampaign.WorkAsync(drill, stop.Token);
        CrowdProcess[] workers = [drill.StartWorker(), drill.StartWorker(), drill.StartWorker()];
        try
        {
            await drill.LaunchAsync(DrillCampaign.Make("shared-1", 40));
            await drill.LaunchAsync(DrillCampaign.Make("shared-2", 40));
            await drill.UntilOverAsync(crowd, workers);
        }
        finally
        {
            foreach (var worker in workers)
                worker.Dispose();
        }
        await stop.CancelAsync();
        await crowd;
        await DrillAudit.CheckAsync(drill);
        Assert.That(await ProcessesAsync(drill, workers), Is.GreaterThanOrEqualTo(2), "at least two of them ran jobs of the campaigns");
    }

    private static async Task<int> ProcessesAsync(Drill drill, CrowdProcess[] workers)
    {
        await using var connection = await drill.OpenEngineAsync();
        var nodes = (await connection.QueryAsync<string>("select distinct node from job_runs where campaign_id is not null and state = 'succeeded'")).AsList();
        return workers.Count(w => nodes.Any(n => n.Contains($"-{w.Id}-", StringComparison.Ordinal)));
    }
}
