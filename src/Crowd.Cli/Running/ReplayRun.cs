using Crowd.Cli.Output;
using Crowd.Cli.Reports;
using Crowd.Engine.Campaigns;
using Crowd.Marketplace.Simulation;
using Crowd.Marketplace.Simulation.Replaying;
using Microsoft.Extensions.DependencyInjection;

namespace Crowd.Cli.Running;

/// <summary>A replay from launch to report.</summary>
internal static class ReplayRun
{
    // No open HIT has a worker with an answer for it, for so long: nothing more will come.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    public static async Task<CampaignReport> RunAsync(ReplayInput input, DataFolder data, Serilog.ILogger log, CancellationToken cancellationToken)
    {
        var say = new Progress<string>(Console.Error.WriteLine);
        await using var stack = await LocalStack.StartAsync(data, ("replay", "replay_marketplace"), fresh: true, null, log, say, cancellationToken);
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        var id = await Launching.LaunchAsync(stack.Node, input.Campaign, "replay", cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ReplayProgress? crowd = null;
        var working = ReplayCrowd.RunAsync(stack.Marketplace.BaseAddress, input.Recording, new ReplayOptions(), new Inline<ReplayProgress>(p => crowd = p), stop.Token);
        var end = new ReplayEnd(stack.Node, id, () => working.IsCompleted || crowd is { Quiet: var quiet } && quiet > Quiet, () => crowd?.Given ?? 0);
        var display = new CampaignDisplay(stack.Node.Services.GetRequiredService<CampaignProgressQuery>(), clock);
        await display.RunAsync(id, async p => working.IsFaulted || await end.IsOverAsync(p, cancellationToken), cancellationToken);
        await stop.CancelAsync();
        var result = await working;
        var told = await MarketplaceSide.ReadAsync(stack, result.Given, cancellationToken);
        var report = await new ReportReader(stack.Node.Database).ReadAsync(id, told, input.Truths, result.Names, clock.GetElapsedTime(started), cancellationToken);
        return report with { AnswersAvailable = input.Recording.Count, Refusals = result.Refusals };
    }

    /// <summary>Progress that is told at once, on the thread that reports it.</summary>
    private sealed class Inline<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
