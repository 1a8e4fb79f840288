using Crowd.Cli.Running;
using Dapper;

namespace Crowd.Cli.Reports;

/// <summary>What the marketplace's side says of a run, to hold against what the engine says.</summary>
/// <param name="HitsTwice">HITs of one request token, beyond the first.</param>
/// <param name="AnswersTaken">Answers that workers were told were in.</param>
internal sealed record MarketplaceSide(int HitsTwice, int AnswersTaken)
{
    /// <summary>Asks the marketplace's own database.</summary>
    public static async Task<MarketplaceSide> ReadAsync(LocalStack stack, int answersTaken, CancellationToken cancellationToken)
    {
        await using var connection = await stack.OpenMarketplaceAsync(cancellationToken);
        return new(await connection.QuerySingleAsync<int>(new CommandDefinition(
            "select coalesce(sum(n - 1), 0)::int from (select count(*) as n from hits group by account_id, annotation) g", cancellationToken: cancellationToken)), answersTaken);
    }
}
