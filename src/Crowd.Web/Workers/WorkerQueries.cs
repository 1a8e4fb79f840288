using Crowd.Web.Layout;
using Dapper;
using Npgsql;

namespace Crowd.Web.Workers;

/// <summary>Reads workers for the console.</summary>
public sealed class WorkerQueries(NpgsqlDataSource database)
{
    /// <summary>Rows a page.</summary>
    public const int PageSize = 50;

    /// <summary>The most points of a chart.</summary>
    public const int MostPoints = 2000;

    private const string Lines =
        """
        select s.worker_id, w.external_id as worker, s.standing, s.answers, s.gold_answers, s.gold_right, s.peer_answers,
               s.agreement, s.agreement_low, s.agreement_high, s.skill, s.median_ms, s.last_answer_at
        from worker_stats s join workers w using (worker_id) where s.campaign_id = @campaignId
        """;

    private static readonly Dictionary<string, string> Orders = new(StringComparer.Ordinal)
    {
        ["worst"] = "s.agreement nulls last, s.worker_id",
        ["best"] = "s.agreement desc nulls last, s.worker_id",
        ["out"] = "s.standing in ('excluded', 'blocked') desc, s.answers desc, s.worker_id",
    };

    /// <summary>A page of a campaign's workers, those with most answers first unless <paramref name="sort"/> says <c>worst</c>, <c>best</c> or <c>out</c>.</summary>
    public async Task<Paging<WorkerLine>> ListAsync(long campaignId, string? sort, int page, CancellationToken cancellationToken)
    {
        var order = Orders.GetValueOrDefault(sort ?? "", "s.answers desc, s.worker_id");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var all = await connection.QueryMultipleAsync(new CommandDefinition(
            $"select count(*)::int from worker_stats where campaign_id = @campaignId; {Lines} order by {order} limit @size offset @skip",
            new { campaignId, size = PageSize, skip = (page - 1L) * PageSize }, cancellationToken: cancellationToken));
        var total = await all.ReadSingleAsync<int>();
        return new Paging<WorkerLine>((await all.ReadAsync<WorkerLine>()).AsList(), page, total, PageSize);
    }

    /// <summary>The workers whose agreement is known, for charts: those with most answers, at most <see cref="MostPoints"/>.</summary>
    public async Task<IReadOnlyList<WorkerPoint>> PointsAsync(long campaignId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<WorkerPoint>(new CommandDefinition(
            """
            select s.worker_id, w.external_id as worker, s.answers, s.agreement, s.standing
            from worker_stats s join workers w using (worker_id)
            where s.campaign_id = @campaignId and s.agreement is not null order by s.answers desc, s.worker_id limit @most
            """, new { campaignId, most = MostPoints }, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>One worker of a campaign, or null.</summary>
    public async Task<WorkerDetail?> FindAsync(long campaignId, long workerId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var all = await connection.QueryMultipleAsync(new CommandDefinition(
            Lines + """
             and s.worker_id = @workerId;
            select unnest(classes) from campaigns where campaign_id = @campaignId;
            select unnest(confusion) from worker_stats where campaign_id = @campaignId and worker_id = @workerId;
            select a.action_id, a.kind, a.state, a.rule, v.version as rule_version, a.author, a.reason, jsonb_pretty(a.evidence) as evidence, a.answers,
                   a.created_at, a.applied_at, a.reverted_at, a.confirmed_by, a.error
            from actions a left join rule_versions v using (rule_version_id)
            where a.campaign_id = @campaignId and a.worker_id = @workerId order by a.action_id desc
            """, new { campaignId, workerId }, cancellationToken: cancellationToken));
        if (await all.ReadSingleOrDefaultAsync<WorkerLine>() is not { } line)
            return null;
        var classes = (await all.ReadAsync<string>()).AsList();
        var confusion = (await all.ReadAsync<double>()).AsList();
        var actions = (await all.ReadAsync<WorkerAction>()).AsList();
        return new WorkerDetail(line, classes, confusion.Count == classes.Count * classes.Count ? confusion : null, actions);
    }
}
