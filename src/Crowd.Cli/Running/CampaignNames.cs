using Dapper;

namespace Crowd.Cli.Running;

/// <summary>Finds campaigns by the names that people type.</summary>
internal static class CampaignNames
{
    /// <summary>The campaign's number.</summary>
    /// <exception cref="BadInputException">There is none of that name.</exception>
    public static async Task<long> IdAsync(CrowdNode node, string name, CancellationToken cancellationToken)
    {
        await using var connection = await node.Database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(
                "select campaign_id from campaigns where name = @name", new { name }, cancellationToken: cancellationToken))
            ?? throw new BadInputException($"There is no campaign '{name}'; see 'crowd campaign list'.");
    }
}
