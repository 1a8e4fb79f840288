using System.Diagnostics;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Enforcing;
using Crowd.Engine.Jobs;
using Dapper;
using Npgsql;

namespace Crowd.Engine.Scoring;

/// <summary>Infers a campaign's labels and skills from all its answers, and writes them, and the new evidence, in one transaction. Safe to run twice.</summary>
public sealed class ScoreJob(NpgsqlDataSource database, IJobScheduler scheduler, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var campaign = await connection.QuerySingleAsync<ScoredCampaign>(new CommandDefinition(
            """
            select cardinality(classes) as classes, redundancy, redundancy_max, coalesce((definition ->> 'confidence')::double precision, 0.95) as target,
              answers_version
            from campaigns where campaign_id = @CampaignId
            """, new { context.CampaignId }, cancellationToken: cancellationToken));
        var answers = await CampaignAnswers.LoadAsync(connection, context.CampaignId, campaign.Classes, cancellationToken);
        var started = Stopwatch.GetTimestamp();
        var score = answers is null ? null : CampaignScore.Of(answers, campaign.Policy, cancellationToken);
        context.Count("fit_ms", (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        context.Count("answers", answers?.Matrix.AnswerCount ?? 0);
        await WriteAsync(connection, context, score, campaign.AnswersVersion, cancellationToken);
    }

    private async Task WriteAsync(NpgsqlConnection connection, JobContext context, CampaignScore? score, long version, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await EvidenceJournal.LockAsync(transaction, context.CampaignId, cancellationToken);
        var method = score?.Fit.Method ?? "none";
        var judged = score is null ? 0 : await ScoringFacts.AppendAsync(transaction, context.CampaignId, score, clock.GetUtcNow().UtcDateTime, cancellationToken);
        await ScoreStore.WriteItemsAsync(transaction, context.CampaignId, score?.Items ?? [], method, clock.GetUtcNow(), cancellationToken);
        await ScoreStore.WriteWorkersAsync(transaction, context.CampaignId, score?.Workers ?? [], cancellationToken);
        judged += await EvidenceJournal.AppendAsync(transaction, context.CampaignId, score?.Peers ?? [], cancellationToken);
        judged += await CopyingFacts.AppendAsync(transaction, context.CampaignId, score?.Copying ?? [], cancellationToken);
        context.Count("evidence", judged);
        if (judged > 0)
            await scheduler.EnqueueAsync(JobRequest.ForCampaign(StageNames.Enforce, context.CampaignId), transaction, cancellationToken);
        await scheduler.EnqueueAsync(JobRequest.ForCampaign(StageNames.Publish, context.CampaignId), transaction, cancellationToken);
        // The version read before the answers were: what came since is scored the next time. Last, as Collecting locks in this order.
        await connection.ExecuteAsync(new CommandDefinition(
            "update campaigns set scored_version = greatest(scored_version, @version) where campaign_id = @CampaignId",
            new { context.CampaignId, version }, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    private sealed record ScoredCampaign(int Classes, int Redundancy, int RedundancyMax, double Target, long AnswersVersion)
    {
        // With a fixed number of answers there is nothing to decide: confidence is shown, not aimed at.
        public ScorePolicy Policy => new(RedundancyMax > Redundancy ? Target : 0, Target, RedundancyMax);
    }
}
