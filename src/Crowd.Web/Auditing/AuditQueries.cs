using System.Runtime.CompilerServices;
using Crowd.Web.Layout;
using Dapper;
using Npgsql;

namespace Crowd.Web.Auditing;

/// <summary>Reads and writes the audit trail.</summary>
public sealed class AuditQueries(NpgsqlDataSource database)
{
    /// <summary>Lines a page.</summary>
    public const int PageSize = 100;

    /// <summary>Appends a line; for use inside a statement that does what it tells of.</summary>
    internal const string Append = "insert into audit (at, actor, verb, subject, campaign_id, before, after, reason)";

    private const string Lines =
        "select audit_id, at, actor, verb, subject, before::text as before, after::text as after, reason from audit where campaign_id = @campaignId order by audit_id desc";

    /// <summary>A page of a campaign's trail, newest first.</summary>
    public async Task<Paging<AuditLine>> ListAsync(long campaignId, int page, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var all = await connection.QueryMultipleAsync(new CommandDefinition(
            $"select count(*)::int from audit where campaign_id = @campaignId; {Lines} limit @size offset @skip",
            new { campaignId, size = PageSize, skip = (page - 1L) * PageSize }, cancellationToken: cancellationToken));
        var total = await all.ReadSingleAsync<int>();
        return new Paging<AuditLine>((await all.ReadAsync<AuditLine>()).AsList(), page, total, PageSize);
    }

    /// <summary>The lines about some actions, oldest first.</summary>
    public async Task<IReadOnlyList<AuditLine>> OfActionsAsync(long campaignId, long[] actionIds, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<AuditLine>(new CommandDefinition(
            """
            select audit_id, at, actor, verb, subject, before::text as before, after::text as after, reason from audit
            where campaign_id = @campaignId and (after ->> 'action')::bigint = any(@actionIds) order by audit_id
            """, new { campaignId, actionIds }, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>The whole trail of a campaign, newest first, as it is read.</summary>
    public async IAsyncEnumerable<AuditLine> AllAsync(long campaignId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await foreach (var line in connection.QueryUnbufferedAsync<AuditLine>(Lines, new { campaignId }).WithCancellation(cancellationToken))
            yield return line;
    }
}
