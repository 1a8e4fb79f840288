using Crowd.Marketplace.Simulation.Browsing;
using Crowd.Marketplace.Simulation.Populations;
using Crowd.Marketplace.Simulation.Working;

namespace Crowd.Marketplace.Simulation;

/// <summary>
/// Lets a simulated population work on a marketplace in sandbox mode, over HTTP as a browser would: arrive, sign in, take
/// HITs, look at the page, choose, submit, rest. What a worker answers to an item depends on the population's seed only.
/// </summary>
public static class SimulatedCrowd
{
    private static readonly TimeSpan ShortestLook = TimeSpan.FromMilliseconds(50), LongestLook = TimeSpan.FromSeconds(1);

    /// <summary>Runs until cancelled: simulated workers stay for whatever work comes.</summary>
    /// <param name="baseAddress">The marketplace.</param>
    /// <param name="population">Who works.</param>
    /// <param name="truths">Item key → true label; the population's accuracies refer to them. Items not named have a label that the honest agree on.</param>
    /// <param name="options">How to run.</param>
    /// <param name="progress">Told at least once a second; may be null.</param>
    /// <param name="cancellationToken">Ends the run; what was done until then is returned.</param>
    /// <exception cref="MarketplaceUnreachableException">The marketplace was away for two minutes.</exception>
    public static async Task<SimulationResult> RunAsync(
        Uri baseAddress,
        Population population,
        IReadOnlyDictionary<string, string> truths,
        SimulationOptions options,
        IProgress<SimulationProgress>? progress,
        CancellationToken cancellationToken)
    {
        using var http = new WorkerHttp(baseAddress, options.Hands + 1, options.Clock);
        using var place = new SimulatedPlace(truths, options);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var workers = population.Recruit();
        var ids = WorkerIds.For([.. workers.Select(worker => worker.Id)]);
        var days = workers.Select((worker, i) => new WorkingDay(worker, new WorkerBrowser(http, ids[i], worker.Id), place));
        var watcher = new WorkerBrowser(http, ids[0], workers[0].Id);
        await Task.WhenAll(days
            .Select(day => UntilStoppedAsync(stop, day.LiveAsync))
            .Append(UntilStoppedAsync(stop, token => WatchAsync(watcher, place, options, progress, token))));
        progress?.Report(place.Tally.Progress());
        return ResultOf(place.Tally, workers, ids);
    }

    private static async Task WatchAsync(
        WorkerBrowser watcher, SimulatedPlace place, SimulationOptions options, IProgress<SimulationProgress>? progress, CancellationToken cancellationToken)
    {
        for (var pause = ShortestLook; ; pause = pause * 2 < LongestLook ? pause * 2 : LongestLook)
        {
            if (place.Board.Update(await watcher.GroupsAsync(cancellationToken)))
            {
                pause = ShortestLook;
            }

            progress?.Report(place.Tally.Progress());
            await Task.Delay(pause, options.Clock, cancellationToken);
        }
    }

    // One worker's failure, or the end, stops them all; being stopped is not a failure.
    private static async Task UntilStoppedAsync(CancellationTokenSource stop, Func<CancellationToken, Task> act)
    {
        try
        {
            await act(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private static SimulationResult ResultOf(SimulationTally tally, IReadOnlyList<SimulatedWorker> workers, IReadOnlyList<string> ids) => new(
        tally.Submitted,
        tally.Answers,
        new Dictionary<string, int>(tally.Refusals),
        tally.TruthsNotOffered,
        new Dictionary<string, int>(tally.Workers),
        workers.Select((worker, i) => (worker.Id, Marketplace: ids[i])).ToDictionary(pair => pair.Marketplace, pair => pair.Id));
}
