using Crowd.Engine.Campaigns;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Collecting;

/// <summary>The rows of one batch, each table by one statement.</summary>
internal sealed class SubmissionRows(NpgsqlTransaction transaction, Campaign campaign, DateTimeOffset now)
{
    /// <summary>Inserts workers, submissions and answers; gives back what was new.</summary>
    public async Task<(IReadOnlyList<StoredSubmission> Submissions, IReadOnlyList<StoredAnswer> Answers)> InsertAsync(
        IReadOnlyList<NewSubmission> fresh, CancellationToken cancellationToken)
    {
        if (fresh.Count == 0)
            return ([], []);
        var workers = await WorkersAsync(fresh, cancellationToken);
        var submissions = await SubmissionsAsync(fresh, workers, cancellationToken);
        return (submissions, await AnswersAsync(submissions, cancellationToken));
    }

    /// <summary>Keeps the pages' and the workers' counters.</summary>
    public async Task CountAsync(IReadOnlyList<StoredSubmission> submissions, IReadOnlyList<StoredAnswer> answers, CancellationToken cancellationToken)
    {
        if (submissions.Count == 0)
            return;
        var pages = submissions.GroupBy(s => s.New.HitId).Select(g => (Hit: g.Key, Seats: g.Count())).OrderBy(p => p.Hit).ToList();
        var stats = answers.GroupBy(a => a.Submission.WorkerId).OrderBy(g => g.Key).ToList();
        await transaction.RunAsync(Sql.Of("Collecting", "count_answers"), new
        {
            campaignId = campaign.Id,
            hits = pages.Select(p => p.Hit).ToArray(), seats = pages.Select(p => p.Seats).ToArray(),
            workers = stats.Select(g => g.Key).ToArray(), answers = stats.Select(g => g.Count()).ToArray(),
            gold = stats.Select(g => g.Count(a => a.IsCheck)).ToArray(), right = stats.Select(g => g.Count(a => a.IsCheck && a.IsRight)).ToArray(),
            last = stats.Select(g => g.Max(a => a.Submission.New.Session.SubmittedAt).ToUniversalTime()).ToArray(),
        }, cancellationToken);
    }

    private async Task<Dictionary<string, long>> WorkersAsync(IReadOnlyList<NewSubmission> fresh, CancellationToken cancellationToken)
    {
        var rows = await transaction.RowsAsync<(long WorkerId, string ExternalId)>(Sql.Of("Collecting", "insert_workers"), new
        {
            marketplace = campaign.Definition.Marketplace, now, ids = fresh.Select(f => f.Session.WorkerId).Distinct().ToArray(),
        }, cancellationToken);
        return rows.DistinctBy(r => r.ExternalId).ToDictionary(r => r.ExternalId, r => r.WorkerId, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<StoredSubmission>> SubmissionsAsync(
        IReadOnlyList<NewSubmission> fresh, Dictionary<string, long> workers, CancellationToken cancellationToken)
    {
        var rows = await transaction.RowsAsync<(long SubmissionId, string AssignmentId, long WorkerId)>(Sql.Of("Collecting", "insert_submissions"), new
        {
            campaignId = campaign.Id, now,
            hits = fresh.Select(f => f.HitId).ToArray(),
            workers = fresh.Select(f => workers[f.Session.WorkerId]).ToArray(),
            assignments = fresh.Select(f => f.Session.AssignmentId).ToArray(),
            states = fresh.Select(f => CampaignJson.Stored(f.Session.State)).ToArray(),
            raws = fresh.Select(f => StorableText.Of(f.Session.Answer)).ToArray(),
            problems = fresh.Select(f => f.Problem).ToArray(),
            accepted = fresh.Select(f => f.Session.AcceptedAt.ToUniversalTime()).ToArray(),
            submitted = fresh.Select(f => f.Session.SubmittedAt.ToUniversalTime()).ToArray(),
            autoApproves = fresh.Select(f => f.Session.AutoApprovesAt?.ToUniversalTime()).ToArray(),
        }, cancellationToken);
        var byIdentity = fresh.ToDictionary(f => (f.Session.AssignmentId, workers[f.Session.WorkerId]));
        return [.. rows.Select(r => new StoredSubmission(r.SubmissionId, r.WorkerId, byIdentity[(r.AssignmentId, r.WorkerId)]))];
    }

    private async Task<IReadOnlyList<StoredAnswer>> AnswersAsync(IReadOnlyList<StoredSubmission> submissions, CancellationToken cancellationToken)
    {
        // Where a worker answered an item twice within the batch, the earlier answer counts.
        var all = submissions.OrderBy(s => s.New.Session.SubmittedAt).ThenBy(s => s.SubmissionId)
            .SelectMany(s => s.New.Answers.Select(a => new StoredAnswer(s, a)))
            .DistinctBy(a => (a.Answer.Question.ItemId, a.Submission.WorkerId)).ToList();
        if (all.Count == 0)
            return [];
        var rows = await transaction.RowsAsync<(long ItemId, long WorkerId)>(Sql.Of("Collecting", "insert_answers"), new
        {
            campaignId = campaign.Id,
            items = all.Select(a => a.Answer.Question.ItemId).ToArray(),
            workers = all.Select(a => a.Submission.WorkerId).ToArray(),
            submissions = all.Select(a => a.Submission.SubmissionId).ToArray(),
            labels = all.Select(a => a.Answer.Label).ToArray(),
            answered = all.Select(a => a.Submission.New.Session.SubmittedAt.ToUniversalTime()).ToArray(),
            durations = all.Select(a => a.Submission.New.MillisecondsPerAnswer).ToArray(),
        }, cancellationToken);
        var stored = rows.ToHashSet();
        return [.. all.Where(a => stored.Contains((a.Answer.Question.ItemId, a.Submission.WorkerId)))];
    }
}
