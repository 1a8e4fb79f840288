using Crowd.Engine.Enforcing;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Reconciling;

/// <summary>Makes sure that workers whose exclusion or block is in force are on the marketplace's lists.</summary>
internal sealed class StandingRepairs(NpgsqlDataSource database)
{
    // The scope as Crowd.Rules numbers it: 0 campaign, 1 project, 2 account.
    private const string InForce =
        """
        select distinct a.kind, w.external_id, c.campaign_id, c.project_id, coalesce(a.args ->> 'Scope', '0') as scope
        from actions a join workers w using (worker_id) join campaigns c on c.campaign_id = a.campaign_id
        where a.state = 'applied' and a.kind in ('exclude', 'block') and c.marketplace = @name and w.marketplace = @name
        """;

    /// <returns>How many were put back.</returns>
    public async Task<int> RunAsync(string name, IMarketplace marketplace, CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync<Row>(InForce, new { name }, cancellationToken);
        var repaired = 0;
        foreach (var list in rows.Where(r => r.Kind == "exclude").GroupBy(ListOf))
        {
            var id = await marketplace.EnsureListAsync(list.Key, ExclusionLists.Description, cancellationToken);
            var members = await SetAsync(marketplace.MembersAsync(id, cancellationToken));
            foreach (var row in list.Where(r => !members.Contains(r.ExternalId)))
            {
                await marketplace.PutAsync(row.ExternalId, id, cancellationToken);
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

    private static string ListOf(Row row) => row.Scope switch
    {
        "0" or "Campaign" => ExclusionLists.Campaign(row.CampaignId),
        "1" or "Project" => ExclusionLists.Project(row.ProjectId),
        _ => ExclusionLists.Account,
    };

    private static async Task<HashSet<string>> SetAsync(IAsyncEnumerable<string> ids)
    {
        var set = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var id in ids)
            set.Add(id);
        return set;
    }

    private sealed record Row(string Kind, string ExternalId, long CampaignId, long ProjectId, string Scope);
}
