using Crowd.Engine.Marketplaces;
using Crowd.Engine.Reconciling;

namespace Crowd.Engine.Tests.Reconciling;

internal sealed class HitComparisonTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly OurHit Open = new(1, 7, "crowd-7-0-0-x", "open", "L1", 3, 1, Noon.UtcDateTime.AddHours(-1));
    private static readonly Listing There = new("L1", "crowd-7-0-0-x", true, 3, 2, 0, Noon.AddDays(1));

    [Test]
    public void Finds_nothing_where_both_agree() => Assert.That(Compare([Open], [There]), Is.Empty);

    [Test]
    public void Notices_a_listing_whose_making_was_never_answered() =>
        Assert.That(Compare([Open with { State = "sending", ListingId = null }], [There]), Is.EqualTo(new[] { typeof(Difference.Unnoticed) }));

    [Test]
    public void Notices_a_second_listing_of_one_page() =>
        Assert.That(Compare([Open], [There, There with { Id = "L2" }]), Is.EqualTo(new[] { typeof(Difference.Twice) }));

    [Test]
    public void Notices_listings_of_Crowds_that_it_does_not_know_and_leaves_those_of_others_alone() =>
        Assert.That(Compare([], [There, There with { Token = "somebody else's" }, There with { Token = null }]), Is.EqualTo(new[] { typeof(Difference.Orphan) }));

    [Test]
    public void Misses_an_open_page_that_is_gone_but_not_one_that_was_opened_meanwhile()
    {
        Assert.That(Compare([Open], []), Is.EqualTo(new[] { typeof(Difference.Missing) }));
        Assert.That(Compare([Open with { OpenedAt = Noon.UtcDateTime.AddSeconds(1) }], []), Is.Empty);
    }

    [Test]
    public void Notices_that_more_was_submitted_than_is_held() =>
        Assert.That(Compare([Open], [There with { Free = 1 }]), Is.EqualTo(new[] { typeof(Difference.Behind) }));

    private static Type[] Compare(OurHit[] ours, Listing[] theirs) => [.. HitComparison.Of(ours, theirs, Noon).Select(d => d.GetType())];
}
