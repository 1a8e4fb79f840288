namespace Crowd.Marketplace.Hosting;

/// <summary>The marketplace's time: the given clock plus an offset that a sandbox can move forward, to the millisecond.</summary>
internal sealed class MarketplaceClock(TimeProvider real) : TimeProvider
{
    private long _offsetMilliseconds;

    public TimeSpan Offset
    {
        get => TimeSpan.FromMilliseconds(Interlocked.Read(ref _offsetMilliseconds));
        set => Interlocked.Exchange(ref _offsetMilliseconds, (long)value.TotalMilliseconds);
    }

    // what goes over the wire has three decimals, so nothing finer is ever stored
    public override DateTimeOffset GetUtcNow() =>
        DateTimeOffset.FromUnixTimeMilliseconds(real.GetUtcNow().ToUnixTimeMilliseconds() + Interlocked.Read(ref _offsetMilliseconds));

    public override long GetTimestamp() => real.GetTimestamp();

    public override long TimestampFrequency => real.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);
}
