using Crowd.Engine.Marketplaces;
using Crowd.Engine.Marketplaces.MTurk;

namespace Crowd.Engine.Tests.Marketplaces;

internal sealed class MTurkFeesTests
{
    [TestCase(0.50, 9, 0.10)]
    [TestCase(0.50, 10, 0.20)]
    [TestCase(0.01, 1, 0.01)]
    [TestCase(0.05, 3, 0.01)]
    [TestCase(0.52, 1, 0.10)]
    [TestCase(0.53, 1, 0.11)]
    [TestCase(0, 1, 0.01)]
    public void Are_those_of_the_price_list(double reward, int seats, double fee) =>
        Assert.That(MTurkFees.OfSeat(Money.FromUsd((decimal)reward), seats), Is.EqualTo(Money.FromUsd((decimal)fee)));
}
