using System.Text.Json;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Campaigns;

/// <summary>Reads campaigns.</summary>
internal sealed class CampaignStore(NpgsqlDataSource database)
{
    private const string Columns =
        """
        select campaign_id, project_id, name, state, ending, withdrawn, definition::text as definition, created_at, collected_at,
          answers_version, scored_version
        from campaigns where campaign_id = @id
        """;

    /// <exception cref="InvalidOperationException">There is no such campaign.</exception>
    public async Task<Campaign> GetAsync(long id, CancellationToken cancellationToken) =>
        Model(await database.RowsAsync<Row>(Columns, new { id }, cancellationToken), id);

    /// <summary>Reads it and keeps others from planning, pausing or ending it until the transaction ends.</summary>
    public static async Task<Campaign> LockAsync(long id, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        Model(await transaction.RowsAsync<Row>(Columns + " for no key update", new { id }, cancellationToken), id);

    private static Campaign Model(List<Row> rows, long id)
    {
        if (rows is not [var row])
            throw new InvalidOperationException($"There is no campaign {id}.");
        var definition = JsonSerializer.Deserialize<CampaignDefinition>(row.Definition, CampaignJson.Options)!;
        return new Campaign(row.CampaignId, row.ProjectId, row.Name, CampaignJson.State(row.State), row.Ending is null ? null : CampaignJson.State(row.Ending),
            row.Withdrawn, definition, Utc(row.CreatedAt), row.CollectedAt is { } at ? Utc(at) : null,
            row.AnswersVersion, row.ScoredVersion);
    }

    private static DateTimeOffset Utc(DateTime at) => new(DateTime.SpecifyKind(at, DateTimeKind.Utc));

    private sealed record Row(
        long CampaignId, long ProjectId, string Name, string State, string? Ending, bool Withdrawn, string Definition,
        DateTime CreatedAt, DateTime? CollectedAt, long AnswersVersion, long ScoredVersion);
}
