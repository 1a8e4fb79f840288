using Dapper;
using Npgsql;

namespace Crowd.Web.Campaigns;

/// <summary>Reads the versions of campaigns' rules.</summary>
public sealed class RuleVersionQuery(NpgsqlDataSource database)
{
    /// <summary>All versions, newest first, each with the number of actions that it has taken.</summary>
    public async Task<IReadOnlyList<RuleVersion>> ListAsync(long campaignId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<RuleVersion>(new CommandDefinition(
            """
            select v.version, v.text, v.sha256, v.author, v.reason, v.created_at,
              (select count(*)::int from actions a where a.campaign_id = v.campaign_id and a.rule_version_id = v.rule_version_id) as actions
            from rule_versions v where v.campaign_id = @campaignId order by v.version desc
            """, new { campaignId }, cancellationToken: cancellationToken))).AsList();
    }
}
