using Crowd.Engine.Campaigns;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Crowd.Cli.Running;

/// <summary>Decides when a replay is over: the campaign completes, by itself or because nobody has anything left to give.</summary>
internal sealed class ReplayEnd(CrowdNode node, long campaignId, Func<bool> nobodyCanGive, Func<int> given)
{
    private bool _finishing;

    /// <summary>True once the campaign has ended.</summary>
    public async Task<bool> IsOverAsync(CampaignProgress progress, CancellationToken cancellationToken)
    {
        if (progress.State is "completed" or "cancelled")
            return true;
        if (_finishing || !nobodyCanGive() || progress.Assignments < given() || await MoreMayComeAsync(cancellationToken))
            return false;
        var control = node.Services.GetRequiredService<CampaignControl>();
        _finishing = await control.FinishAsync(campaignId, "replay", "Nobody has a recorded answer left for what is open.", cancellationToken);
        return false;
    }

    // Pages still to be published, or work under way that may ask for more of them.
    private async Task<bool> MoreMayComeAsync(CancellationToken cancellationToken)
    {
        await using var connection = await node.Database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleAsync<bool>(new CommandDefinition(
            """
            select exists (select 1 from hits where campaign_id = @campaignId and state in ('planned', 'sending'))
                or exists (select 1 from job_runs where campaign_id = @campaignId and state in ('queued', 'retrying', 'running') and job in ('publish', 'score', 'enforce', 'advance'))
            """, new { campaignId }, cancellationToken: cancellationToken));
    }
}
