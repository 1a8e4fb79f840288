using Crowd.TestKit;

namespace Crowd.EndToEnd.Tests.Drills;

/// <summary>
/// Random moments to kill a process at, from a seed: most a short while after it took up its first job, so that the blow falls while it
/// publishes, collects, scores or pays; some while it is still starting, and some after it got on for a few seconds.
/// </summary>
internal sealed class KillMoments(Drill drill, int seed)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    private readonly Random _dice = new(seed);

    /// <summary>Comes back when the process is to be killed.</summary>
    public async Task NextAsync(CrowdProcess worker)
    {
        var (kind, part) = (_dice.Next(6), _dice.NextDouble());
        var starting = kind == 0;
        if (!starting)
            await UntilAtWorkAsync(worker);
        // The moment itself: no condition is waited for, any line of the program may be the one.
        await Task.Delay(TimeSpan.FromMilliseconds(part * (starting ? 1_200 : kind < 4 ? 700 : 6_000)));
    }

    /// <summary>Whether the marketplace is to be killed at this moment too.</summary>
    public bool MarketplaceToo() => _dice.Next(7) == 0;

    private async Task UntilAtWorkAsync(CrowdProcess worker)
    {
        using var deadline = new CancellationTokenSource(Longest);
        while (!deadline.IsCancellationRequested && !worker.HasExited
            && !await drill.AskEngineAsync<bool>("select exists (select 1 from job_runs where node like @node)", new { node = $"%-{worker.Id}-%" }))
            await Task.Delay(10);
    }
}
