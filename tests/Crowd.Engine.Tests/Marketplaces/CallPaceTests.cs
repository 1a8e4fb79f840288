using Crowd.Engine.Marketplaces.MTurk;
using Crowd.TestKit;

namespace Crowd.Engine.Tests.Marketplaces;

internal sealed class CallPaceTests
{
    private readonly ManualClock _clock = new();

    [Test]
    public void Lets_a_burst_pass_and_then_holds_the_rate()
    {
        var pace = new CallPace(2, _clock);
        var calls = Enumerable.Range(0, 8).Select(_ => pace.WaitAsync(CancellationToken.None)).ToList();

        Assert.That(calls.Count(c => c.IsCompleted), Is.EqualTo(4));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(() => calls.Count(c => c.IsCompleted), Is.EqualTo(6).After(2000, 10));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(() => calls.Count(c => c.IsCompleted), Is.EqualTo(8).After(2000, 10));
    }

    [Test]
    public void Halves_when_throttled_and_recovers_to_its_limit()
    {
        var pace = new CallPace(8, _clock);

        pace.Throttled();
        Assert.That(pace.Rate, Is.EqualTo(4));
        for (var i = 0; i < 200; i++)
            pace.Succeeded();
        Assert.That(pace.Rate, Is.EqualTo(8));
    }

    [Test]
    public void Without_a_limit_it_only_counts_after_it_was_throttled()
    {
        var pace = new CallPace(0, _clock);
        Assert.That(Enumerable.Range(0, 10_000).Select(_ => pace.WaitAsync(CancellationToken.None)), Is.All.Property("IsCompleted").True);

        pace.Throttled();

        Assert.That(pace.Rate, Is.EqualTo(50));
    }
}
