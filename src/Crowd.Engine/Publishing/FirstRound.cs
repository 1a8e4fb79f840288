using Crowd.Engine.Campaigns;

namespace Crowd.Engine.Publishing;

/// <summary>What a campaign asks at its launch.</summary>
internal static class FirstRound
{
    /// <param name="definition">The campaign.</param>
    /// <param name="idOf">An item's id by its place in the definition.</param>
    public static IReadOnlyList<PagePlan> Plan(CampaignDefinition definition, Func<int, long> idOf)
    {
        var work = new List<AskedItem>();
        var checks = new List<long>();
        for (var i = 0; i < definition.Items.Count; i++)
        {
            var wanted = Wanted(definition, definition.Items[i]);
            if (wanted > 0)
                work.Add(new AskedItem(idOf(i), wanted));
            else if (definition.Items[i].Role == ItemRole.Check)
                checks.Add(idOf(i));
        }
        return PagePlanner.Plan(work, checks, new PageLayout(definition.ItemsPerHit, definition.GoldShare, definition.Seed, FullPagesOnly: false));
    }

    /// <summary>Answers that an item asks for at first.</summary>
    public static int Wanted(CampaignDefinition definition, CampaignItem item) =>
        item.Wanted ?? (item.Role == ItemRole.Work ? definition.Redundancy : 0);
}
