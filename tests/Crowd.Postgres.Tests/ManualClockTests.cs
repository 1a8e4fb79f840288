using Crowd.TestKit;

namespace Crowd.Postgres.Tests;

public sealed class ManualClockTests
{
    [Test]
    public void Timers_fire_in_order_at_their_own_time()
    {
        var clock = new ManualClock();
        var start = clock.GetUtcNow();
        var fired = new List<(string, TimeSpan)>();
        using var late = clock.CreateTimer(_ => fired.Add(("late", clock.GetUtcNow() - start)), null, TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        using var often = clock.CreateTimer(_ => fired.Add(("often", clock.GetUtcNow() - start)), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.That(fired, Is.EqualTo(new[]
        {
            ("often", TimeSpan.FromSeconds(2)), ("late", TimeSpan.FromSeconds(3)), ("often", TimeSpan.FromSeconds(4)),
        }));
        Assert.That(clock.GetUtcNow() - start, Is.EqualTo(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task A_delay_ends_when_the_clock_has_passed_it()
    {
        var clock = new ManualClock();
        var delay = Task.Delay(TimeSpan.FromMinutes(10), clock);
        Assert.That(delay.IsCompleted, Is.False);

        clock.Advance(TimeSpan.FromMinutes(10));

        await delay;
    }
}
