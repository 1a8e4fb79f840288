using Dapper;
using Npgsql;

namespace Crowd.Web.RuleEditing;

/// <summary>Reads the versions of campaigns' rules.</summary>
public sealed class RuleVersionQuery(NpgsqlDataSource database)
{
    private const string Versions =
        """
        select v.version, v.text, v.sha256, v.author, v.reason, v.created_at,
          (select count(*)::int from actions a where a.campaign_id = v.campaign_id and a.rule_version_id = v.rule_version_id) as actions
        from rule_versions v where v.campaign_id = @campaignId and (@version::int is null or v.version = @version) order by v.version desc
        """;

    /// <summary>All versions, newest first, each with the number of actions that it has taken.</summary>
    public async Task<IReadOnlyList<RuleVersion>> ListAsync(long campaignId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<RuleVersion>(new CommandDefinition(
            Versions, new { campaignId, version = (int?)null }, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>One version, the newest where <paramref name="version"/> is null; null where there is none.</summary>
    public async Task<RuleVersion?> FindAsync(long campaignId, int? version, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QueryFirstOrDefaultAsync<RuleVersion>(new CommandDefinition(
            Versions + " limit 1", new { campaignId, version }, cancellationToken: cancellationToken));
    }
}
