using Crowd.Engine.Campaigns;

namespace Crowd.Engine.Tests.Campaigns;

internal sealed class NextStepsTests
{
    private static readonly Standing Done = new(Asks: true, IsOver: false, IsEnding: false, Unsent: 0, Open: 0, Scored: true, Judged: true, Unsettled: 0);

    [Test]
    public void Ends_when_nothing_is_left() => Assert.That(NextSteps.Of(Done), Is.EqualTo(NextStep.End));

    [Test]
    public void Sends_before_it_collects_and_collects_before_it_scores()
    {
        Assert.That(NextSteps.Of(Done with { Unsent = 1, Open = 2, Scored = false }), Is.EqualTo(NextStep.Publish));
        Assert.That(NextSteps.Of(Done with { Open = 2, Scored = false }), Is.EqualTo(NextStep.Collect));
        Assert.That(NextSteps.Of(Done with { Scored = false, Judged = false }), Is.EqualTo(NextStep.Score));
        Assert.That(NextSteps.Of(Done with { Judged = false, Unsettled = 3 }), Is.EqualTo(NextStep.Enforce));
        Assert.That(NextSteps.Of(Done with { Unsettled = 3 }), Is.EqualTo(NextStep.Settle));
    }

    [Test]
    public void A_paused_campaign_collects_and_pays_but_neither_sends_nor_ends()
    {
        var paused = Done with { Asks = false };

        Assert.That(NextSteps.Of(paused), Is.EqualTo(NextStep.Rest));
        Assert.That(NextSteps.Of(paused with { Unsent = 5, Open = 1 }), Is.EqualTo(NextStep.Collect));
        Assert.That(NextSteps.Of(paused with { Unsettled = 1 }), Is.EqualTo(NextStep.Settle));
    }

    [Test]
    public void One_that_ends_withdraws_what_is_unsent() =>
        Assert.That(NextSteps.Of(Done with { Asks = false, IsEnding = true, Unsent = 1 }), Is.EqualTo(NextStep.Publish));

    [Test]
    public void What_is_over_rests() => Assert.That(NextSteps.Of(Done with { IsOver = true, Unsettled = 1 }), Is.EqualTo(NextStep.Rest));
}
