using Crowd.Engine.Enforcing;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Reconciling;

/// <summary>Makes sure that workers are on the marketplace's lists on which actions in force have put them: excluded, blocked, waiting, skilled.</summary>
internal sealed class StandingRepairs(NpgsqlDataSource database)
{
    // The scope as Crowd.Rules numbers it: 0 campaign, 1 project, 2 account.
    private const string InForce =
        """
        select distinct a.kind, w.external_id, c.campaign_id, c.project_id, coalesce(a.args ->> 'Scope', '0') as scope, '' as skill, 1 as score
        from actions a join workers w using (worker_id) join campaigns c on c.campaign_id = a.campaign_id
        where a.state = 'applied' and a.kind in ('exclude', 'block') and c.marketplace = @name and w.marketplace = @name
        union all
        select 'wait', w.external_id, c.campaign_id, c.project_id, '0', '', 1
        from waits t join actions a using (action_id) join workers w on w.worker_id = t.worker_id join campaigns c on c.campaign_id = t.campaign_id
        where t.state = 'in' and a.state = 'applied' and c.marketplace = @name and c.state in ('running', 'paused')
        union all
        select 'skill', w.external_id, 0, 0, '0', s.name, s.value from worker_skills s join workers w using (worker_id) where w.marketplace = @name
        """;

    /// <returns>How many were put back.</returns>
    public async Task<int> RunAsync(string name, IMarketplace marketplace, CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync<Row>(InForce, new { name }, cancellationToken);
        var repaired = 0;
        foreach (var list in rows.Where(r => r.Kind != "block").GroupBy(ListOf))
        {
            var id = await marketplace.EnsureListAsync(list.Key.Name, list.Key.Description, cancellationToken);
            var members = await SetAsync(marketplace.MembersAsync(id, cancellationToken));
            foreach (var row in list.Where(r => !members.Contains(r.ExternalId)))
            {
                await marketplace.PutAsync(row.ExternalId, id, row.Score, cancellationToken);
                repaired++;
            }
        }
        var blocks = rows.Where(r => r.Kind == "block").ToList();
        if (blocks.Count == 0 || !marketplace.Capabilities.Block)
            return repaired;
        var blocked = await SetAsync(marketplace.BlockedAsync(cancellationToken));
        foreach (var row in blocks.Where(r => !blocked.Contains(r.ExternalId)))
        {
            await marketplace.BlockAsync(row.ExternalId, "Blocked by an action that is in force.", cancellationToken);
            repaired++;
        }
        return repaired;
    }

    private static (string Name, string Description) ListOf(Row row) => row.Kind switch
    {
        "wait" => (ExclusionLists.Waiting(row.CampaignId), ExclusionLists.WaitingDescription),
        "skill" => (Skills.ListOf(row.Skill), Skills.Description(row.Skill)),
        _ => (row.Scope switch
        {
            "0" => ExclusionLists.Campaign(row.CampaignId),
            "1" => ExclusionLists.Project(row.ProjectId),
            _ => ExclusionLists.Account,
        }, ExclusionLists.Description),
    };

    private static async Task<HashSet<string>> SetAsync(IAsyncEnumerable<string> ids)
    {
        var set = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var id in ids)
            set.Add(id);
        return set;
    }

    private sealed record Row(string Kind, string ExternalId, long CampaignId, long ProjectId, string Scope, string Skill, int Score);
}
