using Crowd.Engine.Publishing;

namespace Crowd.Engine.Tests.Publishing;

internal sealed class PagePlannerTests
{
    private static readonly PageLayout Ten = new(10, 0, 1, FullPagesOnly: false);

    [Test]
    public void Puts_each_item_on_one_page_in_order()
    {
        var pages = PagePlanner.Plan(Work(25), [], Ten);

        Assert.That(pages.Select(p => p.Items.Count), Is.EqualTo(new[] { 10, 10, 5 }));
        Assert.That(pages.SelectMany(p => p.Items), Is.EqualTo(Enumerable.Range(1, 25).Select(i => (long)i)));
    }

    [Test]
    public void Items_of_a_page_ask_for_equally_many_answers()
    {
        var pages = PagePlanner.Plan([new(1, 3), new(2, 1), new(3, 3), new(4, 1)], [], Ten);

        Assert.That(pages.Select(p => (p.Seats, string.Join(',', p.Items))), Is.EqualTo(new[] { (3, "1,3"), (1, "2,4") }));
    }

    [Test]
    public void Checks_take_their_share_of_the_places_and_all_equally_often()
    {
        var pages = PagePlanner.Plan(Work(80), [101, 102, 103, 104], Ten with { GoldShare = 0.2 });

        Assert.That(pages, Has.All.Matches((PagePlan? p) => p!.Items.Count(i => i > 100) == 2));
        Assert.That(pages.SelectMany(p => p.Items).Where(i => i > 100).GroupBy(i => i).Select(g => g.Count()), Is.All.EqualTo(5));
        Assert.That(pages.SelectMany(p => p.Items).Where(i => i <= 100), Is.EqualTo(Enumerable.Range(1, 80).Select(i => (long)i)));
    }

    [Test]
    public void With_one_place_a_page_every_so_many_th_page_is_a_check()
    {
        var pages = PagePlanner.Plan(Work(8), [101], new(1, 0.2, 1, FullPagesOnly: false));

        Assert.That(pages.Select(p => p.Items.Single() > 100 ? 'c' : 'w'), Is.EqualTo("wwwwcwwwwc"[..9]));
    }

    [Test]
    public void Is_the_same_for_the_same_seed()
    {
        var layout = Ten with { GoldShare = 0.1, Seed = 7 };

        var first = PagePlanner.Plan(Work(50), [101, 102], layout);
        var again = PagePlanner.Plan(Work(50), [101, 102], layout);

        Assert.That(again.Select(p => p.Items), Is.EqualTo(first.Select(p => p.Items)));
    }

    [Test]
    public void Items_wait_for_company_where_only_full_pages_are_wanted()
    {
        var pages = PagePlanner.Plan(Work(25), [], Ten with { FullPagesOnly = true });

        Assert.That(pages.Select(p => p.Items.Count), Is.EqualTo(new[] { 10, 10 }));
    }

    private static IEnumerable<AskedItem> Work(int n) => Enumerable.Range(1, n).Select(i => new AskedItem(i, 3));
}
