using Crowd.Engine.Campaigns;
using Crowd.Engine.Enforcing;
using Crowd.Engine.Jobs;
using Crowd.Engine.Publishing;
using Crowd.Engine.Settling;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Collecting;

/// <summary>
/// Stores fetched sessions: submissions, answers, counters, evidence and the asking for what follows, all in one transaction, set-wise.
/// Storing the same again changes nothing.
/// </summary>
internal sealed class SubmissionStore(NpgsqlDataSource database, IJobScheduler jobs, CollectingOptions options, ReviewTimes reviews, TimeProvider clock)
{
    /// <summary>Stores a batch of one campaign's pages.</summary>
    public async Task<StoredTally> StoreAsync(Campaign campaign, IReadOnlyList<FetchedHit> fetched, CancellationToken cancellationToken)
    {
        var fresh = await FreshAsync(campaign, fetched, cancellationToken);
        var complete = fetched.Where(f => f.Complete && f.Hit.State == "open").Select(f => f.Hit.HitId).ToArray();
        if (fresh.Count == 0 && complete.Length == 0)
            return StoredTally.Nothing;
        return await database.InTransactionAsync((transaction, token) => StoreAsync(campaign, fresh, complete, transaction, token), cancellationToken);
    }

    private async Task<StoredTally> StoreAsync(
        Campaign campaign, IReadOnlyList<NewSubmission> fresh, long[] complete, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await EvidenceJournal.LockAsync(transaction, campaign.Id, cancellationToken);
        var now = clock.GetUtcNow();
        var rows = new SubmissionRows(transaction, campaign, now);
        var (submissions, answers) = await rows.InsertAsync(fresh, cancellationToken);
        await rows.CountAsync(submissions, answers, cancellationToken);
        if (answers.Count > 0)
        {
            var times = await UsualTimes.LoadAsync(transaction, campaign.Id, answers, cancellationToken);
            await EvidenceJournal.AppendAsync(transaction, campaign.Id, Facts.Of(submissions, answers, campaign.Definition.Classes, times), cancellationToken);
            await times.SaveAsync(transaction, campaign.Id, cancellationToken);
        }
        await PublishStore.EndAsync(transaction, complete, "closed", null, now, cancellationToken);
        if (submissions.Count > 0)
            // Last, as others lock the campaign first and wait for nothing of ours.
            await transaction.RunAsync("update campaigns set collected_at = @now, answers_version = answers_version + @n where campaign_id = @Id",
                new { campaign.Id, now, n = answers.Count > 0 ? 1 : 0 }, cancellationToken);
        await AskAsync(campaign, submissions.Count, answers.Count, transaction, cancellationToken);
        return new StoredTally(submissions.Count, answers.Count, fresh.Sum(f => f.Answers.Count) - answers.Count, submissions.Count(s => s.New.Problem is not null), complete.Length);
    }

    private async Task AskAsync(Campaign campaign, int submissions, int answers, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        Task Ask(string stage, TimeSpan delay) => jobs.EnqueueAsync(JobRequest.ForCampaign(stage, campaign.Id, delay), transaction, cancellationToken);
        var scoring = CollectPace.ScoreDelay(await LastScoringAsync(campaign, transaction, cancellationToken), options);
        if (answers > 0)
        {
            await Ask(StageNames.Enforce, TimeSpan.Zero);
            await Ask(StageNames.Score, scoring);
        }
        if (submissions > 0)
            await Ask(StageNames.Settle, reviews.DelayOf(campaign.Definition));
        await Ask(StageNames.Advance, scoring);
    }

    private static async Task<TimeSpan> LastScoringAsync(Campaign campaign, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        (await transaction.RowsAsync<TimeSpan>(
            """
            select ended_at - started_at from job_runs
            where campaign_id = @Id and job = @score and state = 'succeeded' order by run_id desc limit 1
            """, new { campaign.Id, score = StageNames.Score }, cancellationToken)).FirstOrDefault();

    // What we do not hold yet, read outside of the transaction: one collector works on a campaign at a time.
    private async Task<IReadOnlyList<NewSubmission>> FreshAsync(Campaign campaign, IReadOnlyList<FetchedHit> fetched, CancellationToken cancellationToken)
    {
        var hits = fetched.Where(f => f.Sessions.Count > 0).Select(f => f.Hit.HitId).ToArray();
        if (hits.Length == 0)
            return [];
        var held = (await database.RowsAsync<(string, string)>(
            "select s.assignment_id, w.external_id from submissions s join workers w using (worker_id) where s.hit_id = any(@hits)",
            new { hits }, cancellationToken)).ToHashSet();
        var news = fetched.Where(f => f.Sessions.Any(s => !held.Contains((s.AssignmentId, s.WorkerId)))).ToList();
        if (news.Count == 0)
            return [];
        var questions = (await database.RowsAsync<PageQuestion>(
            """
            select h.hit_id, h.position, h.item_id, i.role, i.gold from hit_items h join items i using (campaign_id, item_id)
            where h.hit_id = any(@ids) order by h.hit_id, h.position
            """, new { ids = news.Select(n => n.Hit.HitId).ToArray() }, cancellationToken)).ToLookup(q => q.HitId);
        var classes = campaign.Definition.Classes.Select((label, i) => (label, i)).ToDictionary(c => c.label, c => c.i, StringComparer.Ordinal);
        return [.. news.SelectMany(n => n.Sessions.DistinctBy(s => (s.AssignmentId, s.WorkerId)).Where(s => !held.Contains((s.AssignmentId, s.WorkerId))).Select(s =>
        {
            var (answers, problem) = AnswerReader.Read(s.Answer, questions[n.Hit.HitId], classes);
            return new NewSubmission(n.Hit.HitId, s, answers, problem);
        }))];
    }
}
