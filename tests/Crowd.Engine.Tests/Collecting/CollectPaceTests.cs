using Crowd.Engine.Collecting;

namespace Crowd.Engine.Tests.Collecting;

internal sealed class CollectPaceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly CollectingOptions Options = new();

    [TestCase(0, 1)]
    [TestCase(40, 10)]
    [TestCase(3600, 60)]
    public void Looks_again_after_a_quarter_of_the_silence_within_its_bounds(int secondsOfSilence, int wait) =>
        Assert.That(CollectPace.NextRun(Noon, Noon.AddSeconds(secondsOfSilence), Options), Is.EqualTo(TimeSpan.FromSeconds(wait)));

    [TestCase(true, 3600, 5)]
    [TestCase(false, 10, 5)]
    [TestCase(false, 120, 30)]
    [TestCase(false, 86400, 600)]
    public void Asks_an_open_page_soon_where_it_brought_something_and_ever_later_else(bool brought, int secondsOpen, int wait) =>
        Assert.That(CollectPace.NextPoll(brought, Noon, Noon.AddSeconds(secondsOpen), TimeSpan.FromSeconds(5)), Is.EqualTo(TimeSpan.FromSeconds(wait)));

    [TestCase(0.01, 2)]
    [TestCase(3, 12)]
    [TestCase(100, 60)]
    public void Scores_the_more_seldom_the_longer_it_takes(double lastSeconds, int wait) =>
        Assert.That(CollectPace.ScoreDelay(TimeSpan.FromSeconds(lastSeconds), Options), Is.EqualTo(TimeSpan.FromSeconds(wait)));
}
