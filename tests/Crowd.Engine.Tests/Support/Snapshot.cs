using System.Globalization;

namespace Crowd.Engine.Tests.Support;

/// <summary>
/// All of a campaign that an action may change, in the database and at the marketplace, as lines that two runs can be compared by: without ids, times
/// of writing, the journal (which is append-only), and the records of the actions themselves.
/// </summary>
internal static class Snapshot
{
    private static readonly (string What, string Sql)[] Tables =
    [
        ("campaign", "select concat_ws(' ', state, state_reason, ending, withdrawn) from campaigns where campaign_id = @id"),
        ("item", "select concat_ws(' ', key, wanted, forgone, recollect, state) from items where campaign_id = @id"),
        ("answer", "select concat_ws(' ', i.key, w.external_id, a.label, a.discarded_by is not null) from answers a join items i using (campaign_id, item_id) join workers w using (worker_id) where a.campaign_id = @id"),
        ("consensus", "select concat_ws(' ', i.key, c.label, c.confidence, c.majority_label, c.majority_share, c.answers) from consensus c join items i using (campaign_id, item_id) where c.campaign_id = @id"),
        ("worker", "select concat_ws(' ', w.external_id, s.standing, s.answers, s.gold_answers, s.gold_right, s.peer_answers, s.agreement, s.skill) from worker_stats s join workers w using (worker_id) where s.campaign_id = @id"),
        ("skill", "select concat_ws(' ', w.external_id, s.name, s.value) from worker_skills s join workers w using (worker_id) where w.marketplace = @name"),
        ("wait", "select concat_ws(' ', w.external_id, t.until, t.state) from waits t join workers w using (worker_id) where t.campaign_id = @id"),
        ("page", "select concat_ws(' ', h.state, h.seats, h.collected, h.reward_micros, h.audience, h.expires_at, h.withdrawn_at, (select string_agg(i.key, ',' order by p.position) from hit_items p join items i using (campaign_id, item_id) where p.hit_id = h.hit_id)) from hits h where h.campaign_id = @id and h.state <> 'cancelled'"),
        ("submission", "select concat_ws(' ', w.external_id, s.state, s.decision, s.decision_reason) from submissions s join workers w using (worker_id) where s.campaign_id = @id"),
        ("money", "select concat_ws(' ', held_micros, rewards_micros, fees_micros, bonuses_micros) from campaign_money where campaign_id = @id"),
        ("alert", "select concat_ws(' ', kind, text) from alerts where campaign_id = @id and cleared_at is null"),
    ];

    public static async Task<IReadOnlyList<string>> OfAsync(World world, long campaign)
    {
        var lines = new List<string>();
        foreach (var (what, sql) in Tables)
            lines.AddRange((await world.RowsAsync<string>(sql, new { id = campaign, name = world.Name })).Order(StringComparer.Ordinal).Select(row => $"{what}: {row}"));
        var m = world.Marketplace;
        lines.AddRange(m.Standing().Select(s => $"list: {s.Replace($"campaign-{campaign}", "campaign", StringComparison.Ordinal)}"));
        lines.AddRange(m.Hits.Select(h => string.Create(CultureInfo.InvariantCulture,
            $"listing: {string.Join(',', FakeMarketplace.Keys(h))} {h.Spec.Reward} {h.Expires:O} {string.Join(',', h.Sessions.Select(s => $"{s.WorkerId} {s.State}"))}")).Order(StringComparer.Ordinal));
        lines.Add($"account: {m.Held} {m.Rewards} {m.Fees} {m.Bonuses}");
        return lines;
    }
}
