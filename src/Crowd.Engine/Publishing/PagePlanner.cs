namespace Crowd.Engine.Publishing;

/// <summary>Lays items out on pages. Pure, and the same for the same input.</summary>
internal static class PagePlanner
{
    /// <summary>
    /// Pages that hold each of <paramref name="work"/> once (but for those that wait, see <see cref="PageLayout.FullPagesOnly"/>): items
    /// of a page ask for equally many answers and keep their order. Check questions take their share of the places, all equally often.
    /// Where a page has one place only, every so many-th page is a check question alone.
    /// </summary>
    public static IReadOnlyList<PagePlan> Plan(IEnumerable<AskedItem> work, IReadOnlyList<long> checks, PageLayout layout)
    {
        var random = new Random(layout.Seed);
        var pool = checks.ToArray();
        random.Shuffle(pool);
        var pages = new List<PagePlan>();
        var hidden = new CheckDealer(pool, pool.Length == 0 ? 0 : layout.GoldShare * layout.ItemsPerHit, random);
        foreach (var group in work.GroupBy(w => w.Answers).OrderByDescending(g => g.Key))
            PlanGroup(new Queue<long>(group.Select(w => w.ItemId)), group.Key, layout, hidden, pages);
        return pages;
    }

    private static void PlanGroup(Queue<long> waiting, int seats, PageLayout layout, CheckDealer hidden, List<PagePlan> pages)
    {
        while (waiting.Count > 0)
        {
            var checks = hidden.NextPage(layout.ItemsPerHit);
            var places = layout.ItemsPerHit - checks.Count;
            if (layout.FullPagesOnly && waiting.Count < places)
                return;
            var items = new List<long>(layout.ItemsPerHit);
            while (items.Count < places && waiting.TryDequeue(out var item))
                items.Add(item);
            hidden.Mix(checks, items);
            pages.Add(new PagePlan(seats, items));
        }
    }
}
