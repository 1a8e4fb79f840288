using Microsoft.Extensions.Logging;

namespace Crowd.Engine.Marketplaces.MTurk;

/// <summary>
/// Every call passes here: paced, its failures classified, and tried again where that is safe: always after throttling and refusals that
/// happened before anything was done; after ambiguous failures only where a repetition cannot do harm.
/// </summary>
internal sealed class CallGate(string marketplace, CallPace pace, int attempts, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>Makes the call.</summary>
    /// <param name="operation">Its name, for the log.</param>
    /// <param name="repeatable">Making it twice is the same as once: it reads, has a token, or is guarded by a state.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends the waits too.</param>
    /// <exception cref="MarketplaceException">It failed for good, or too often.</exception>
    public async Task<T> CallAsync<T>(string operation, bool repeatable, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await pace.WaitAsync(cancellationToken);
            MarketplaceException failure;
            try
            {
                var result = await call(cancellationToken);
                pace.Succeeded();
                return result;
            }
            catch (Exception e) when (MTurkErrors.Classify(e, marketplace, cancellationToken) is { } known)
            {
                failure = known;
            }
            if (failure.Failure == MarketplaceFailure.Throttled)
                pace.Throttled();
            if (attempt >= attempts || !MayRepeat(failure, repeatable))
                throw failure;
            log.LogDebug("{Operation} at {Marketplace} failed ({Failure}) at attempt {Attempt}; it will be repeated", operation, marketplace, failure.Failure, attempt);
            await Task.Delay(Wait(attempt), clock, cancellationToken);
        }
    }

    private static bool MayRepeat(MarketplaceException failure, bool repeatable) => failure.Failure switch
    {
        MarketplaceFailure.Throttled or MarketplaceFailure.Transient => true,
        MarketplaceFailure.Ambiguous => repeatable,
        _ => false,
    };

    // Full jitter: rivals that were throttled together do not come back together.
    private static TimeSpan Wait(int attempt)
    {
        var most = Math.Min(LongestWait.TotalMilliseconds, FirstWait.TotalMilliseconds * Math.Pow(2, attempt - 1));
        // Not a secret: any random number will do.
#pragma warning disable CA5394
        return TimeSpan.FromMilliseconds(most * (0.1 + 0.9 * Random.Shared.NextDouble()));
#pragma warning restore CA5394
    }
}
