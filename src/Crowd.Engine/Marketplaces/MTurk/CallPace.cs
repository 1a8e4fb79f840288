namespace Crowd.Engine.Marketplaces.MTurk;

/// <summary>
/// A token bucket that learns: so many calls a second, a burst of two seconds' worth, half as many after each throttling, slowly more again
/// after success. Without a limit it begins to count when it is throttled first.
/// </summary>
internal sealed class CallPace(double callsPerSecond, TimeProvider clock)
{
    private const double FirstGuess = 50;
    private const double Slowest = 0.2;

    private readonly Lock _lock = new();
    private readonly double _limit = callsPerSecond;
    private double _rate = callsPerSecond;
    private double _tokens = Math.Max(1, callsPerSecond * 2);
    private long _stamp = clock.GetTimestamp();

    /// <summary>Calls a second as of now; 0 is unlimited.</summary>
    public double Rate
    {
        get
        {
            lock (_lock)
                return _rate;
        }
    }

    /// <summary>Waits for the next free place.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = Take();
        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>The service has throttled a call.</summary>
    public void Throttled()
    {
        lock (_lock)
        {
            Refill();
            _rate = _rate <= 0 ? FirstGuess : Math.Max(Slowest, _rate / 2);
            _tokens = Math.Min(_tokens, 1);
        }
    }

    /// <summary>A call went through.</summary>
    public void Succeeded()
    {
        lock (_lock)
        {
            if (_rate <= 0)
                return;
            _rate *= 1.01;
            if (_limit > 0)
                _rate = Math.Min(_rate, _limit);
            else if (_rate > 5000)
                _rate = 0;
        }
    }

    // Places are handed out ahead of time: a debt of tokens is the wait.
    private TimeSpan Take()
    {
        lock (_lock)
        {
            if (_rate <= 0)
                return TimeSpan.Zero;
            Refill();
            _tokens--;
            return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / _rate);
        }
    }

    private void Refill()
    {
        var now = clock.GetTimestamp();
        _tokens = Math.Min(_tokens + clock.GetElapsedTime(_stamp, now).TotalSeconds * _rate, Math.Max(1, _rate * 2));
        _stamp = now;
    }
}
