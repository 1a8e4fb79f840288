using System.Collections.Concurrent;

namespace Crowd.Marketplace.Tests.Drills;

/// <summary>What the marketplace said was done: none of it may be missing afterwards.</summary>
internal sealed class Acknowledged
{
    private int _calls;

    /// <summary>How many calls were answered so far.</summary>
    public int Calls => Volatile.Read(ref _calls);

    public void Count() => Interlocked.Increment(ref _calls);

    public ConcurrentDictionary<string, string> HitByToken { get; } = new();

    public ConcurrentBag<string> Submitted { get; } = [];

    public ConcurrentBag<string> Approved { get; } = [];

    public ConcurrentBag<string> BonusTokens { get; } = [];
}
