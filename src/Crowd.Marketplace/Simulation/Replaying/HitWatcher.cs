using Crowd.Marketplace.Simulation.Browsing;

namespace Crowd.Marketplace.Simulation.Replaying;

/// <summary>
/// Follows the sandbox's list of HITs: new ones as they come; and, when nobody has anything to do, those that have free
/// slots again. Looks less and less often while nothing changes.
/// </summary>
internal sealed class HitWatcher(WorkerBrowser browser, ReplayBook book, Action<Action> change)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(25), Longest = TimeSpan.FromSeconds(1);
    private long _seen;

    /// <summary>How long to wait until the next look.</summary>
    public TimeSpan Pause { get; private set; } = Shortest;

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var found = await ReadAsync(openOnly: false, _seen, cancellationToken);
        if (found == 0 && book.IsIdle)
        {
            found = await ReadAsync(openOnly: true, 0, cancellationToken);
        }

        Pause = found > 0 ? Shortest : Pause * 2 < Longest ? Pause * 2 : Longest;
    }

    /// <returns>How many turns came of it, plus the number of HITs never seen before.</returns>
    private async Task<int> ReadAsync(bool openOnly, long after, CancellationToken cancellationToken)
    {
        var found = 0;
        while (await browser.FeedAsync(after, openOnly, cancellationToken) is { Length: > 0 } page)
        {
            after = page[^1].Sequence;
            _seen = Math.Max(_seen, after);
            change(() => found += page.Sum(hit => (book.Knows(hit.HitId) ? 0 : 1) + book.Open(hit)));
        }

        return found;
    }
}
