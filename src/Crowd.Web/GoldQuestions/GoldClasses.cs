using Dapper;
using Npgsql;

namespace Crowd.Web.GoldQuestions;

/// <summary>The labels that a campaign's questions can have.</summary>
public sealed class GoldClasses(NpgsqlDataSource database)
{
    /// <summary>The classes, in the campaign's order.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(long campaignId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<string>(new CommandDefinition(
            "select unnest(classes) from campaigns where campaign_id = @campaignId", new { campaignId }, cancellationToken: cancellationToken))).AsList();
    }
}
