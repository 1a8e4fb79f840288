using Crowd.Engine.Marketplaces;
using Crowd.Engine.Publishing;

namespace Crowd.Engine.Ledger;

/// <summary>What a budget allows.</summary>
internal static class Budget
{
    /// <summary>The first pages, in order, whose rewards and fees together stay within <paramref name="free"/>.</summary>
    public static IReadOnlyList<(PagePlan Plan, Money Fee)> Affordable(IReadOnlyList<(PagePlan Plan, Money Fee)> pages, Money reward, Money free)
    {
        var count = 0;
        for (; count < pages.Count; count++)
        {
            free -= (reward + pages[count].Fee) * pages[count].Plan.Seats;
            if (free < Money.Zero)
                break;
        }
        return [.. pages.Take(count)];
    }
}
