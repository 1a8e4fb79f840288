using System.Collections.Concurrent;
using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Faults;

/// <summary>A token bucket for each account, in real time. Without a rate nothing is throttled.</summary>
internal sealed class Throttle(MarketplaceOptions options)
{
    private readonly ConcurrentDictionary<long, (double Tokens, long At)> _buckets = new();
    private readonly TimeProvider _clock = options.Clock;

    /// <exception cref="ApiException">The account has used up its calls for now.</exception>
    public void Take(Account account)
    {
        if (options.Behaviour.CallsPerSecond is not { } rate)
            return;
        var now = _clock.GetTimestamp();
        var had = false;
        _buckets.AddOrUpdate(account.Id, _ => Spend(options.Behaviour.Burst, now), (_, bucket) =>
        {
            var grown = bucket.Tokens + _clock.GetElapsedTime(bucket.At, now).TotalSeconds * rate;
            return Spend(Math.Min(grown, options.Behaviour.Burst), now);
        });
        if (!had)
            throw ApiErrors.Throttled();

        (double, long) Spend(double tokens, long at)
        {
            had = tokens >= 1;
            return (had ? tokens - 1 : tokens, at);
        }
    }
}
