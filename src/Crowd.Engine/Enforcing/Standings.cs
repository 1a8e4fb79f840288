using Dapper;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>A worker's standing in a campaign: the gravest of the actions in force.</summary>
internal static class Standings
{
    /// <summary>Works the standing out anew from the actions in force, in all campaigns that they reach.</summary>
    public static Task RefreshAsync(NpgsqlTransaction transaction, long workerId, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            """
            update worker_stats s set standing = coalesce((
              select case max(case a.kind when 'block' then 3 when 'exclude' then 2 else 1 end) when 3 then 'blocked' when 2 then 'excluded' when 1 then 'warned' end
              from actions a join campaigns ac on ac.campaign_id = a.campaign_id join campaigns sc on sc.campaign_id = s.campaign_id
              where a.worker_id = s.worker_id and a.state = 'applied' and a.kind in ('warn', 'exclude', 'block')
                and (a.campaign_id = s.campaign_id or a.kind = 'block' or a.args ->> 'Scope' = '2'
                     or (a.args ->> 'Scope' = '1' and ac.project_id = sc.project_id))), 'active')
            where s.worker_id = @workerId
            """, new { workerId }, transaction, cancellationToken: cancellationToken));
}
