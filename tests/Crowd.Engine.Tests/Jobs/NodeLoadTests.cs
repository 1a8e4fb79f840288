using Crowd.Engine.Jobs;
using Crowd.TestKit;

namespace Crowd.Engine.Tests.Jobs;

public sealed class NodeLoadTests
{
    private ManualClock _clock;
    private NodeLoad _load;

    [SetUp]
    public void MakeNode()
    {
        _clock = new ManualClock();
        _load = new NodeLoad(new JobEngineOptions { Concurrency = 2 }, _clock);
        _clock.Advance(TimeSpan.FromMinutes(1));
    }

    [Test]
    public void A_node_that_runs_nothing_is_idle() => Assert.That(_load.IsIdle);

    [Test]
    public void A_node_whose_places_are_all_taken_is_not_however_long_that_lasts()
    {
        _load.Started();
        _load.Started();
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.That(_load.IsIdle, Is.False);

        _load.Ended();
        Assert.That(_load.IsIdle);
    }

    [Test]
    public void A_node_that_has_just_started_something_is_not()
    {
        _load.Started();
        _load.Ended();
        Assert.That(_load.IsIdle, Is.False);

        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.That(_load.IsIdle);
    }
}
