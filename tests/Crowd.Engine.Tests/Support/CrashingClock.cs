using Crowd.TestKit;

namespace Crowd.Engine.Tests.Support;

/// <summary>A clock at which the process may die each time it is read: every stage reads it before it writes.</summary>
internal sealed class CrashingClock(ManualClock clock, Action<string> point) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        point("the clock");
        return clock.GetUtcNow();
    }

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
}
