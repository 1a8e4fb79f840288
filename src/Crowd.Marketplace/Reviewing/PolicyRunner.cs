using System.Text.Json;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Reviewing;

/// <summary>
/// Runs the review policies that submissions and HITs have asked for. A run that was cut off is done again: approving and rejecting
/// are guarded by state, an extension by a token of the run.
/// </summary>
internal sealed class PolicyRunner(Database database, TimeProvider clock)
{
    private const int BatchSize = 100;

    /// <summary>Runs all that are due, of one HIT or (null) of all.</summary>
    public async Task RunDueAsync(string? hit, CancellationToken cancellationToken)
    {
        while (await DueAsync(hit, cancellationToken) is { Count: > 0 } due)
            foreach (var run in due)
                await RunAsync(run, cancellationToken);
    }

    private Task<List<PolicyRun>> DueAsync(string? hit, CancellationToken cancellationToken) => database.AllAsync("""
        select r.run_id, r.hit_id, r.assignment_id, r.level, h.account_id, h.assignment_policy::text, h.hit_policy::text
        from   policy_runs r join hits h using (hit_id) where r.ran_at is null and ($1::text is null or r.hit_id = $1) order by r.run_id limit $2
        """, [hit, BatchSize],
        row => new PolicyRun(
            row.GetInt64(0), row.GetString(1), row.Text(2), row.GetString(3), row.GetInt64(4), row.Text(row.GetString(3) == "HIT" ? 6 : 5)!, row.Text(5)),
        cancellationToken);

    private async Task RunAsync(PolicyRun run, CancellationToken cancellationToken)
    {
        var (findings, extension) = run.Level == "HIT" ? await JudgeHitAsync(run, cancellationToken) : await JudgeAssignmentAsync(run, cancellationToken);
        var reports = findings.Results.Select(r => (IsAction: false, Body: ResultJson(r))).ToList();
        foreach (var action in findings.Actions)
            reports.Add((true, ActionJson(action, await ActAsync(run, action, extension, cancellationToken))));
        await database.RunAsync("""
            with done as (update policy_runs set ran_at = $2 where run_id = $1 and ran_at is null returning hit_id, level)
            insert into policy_reports (hit_id, level, is_action, body)
            select done.hit_id, done.level, r.is_action, r.body::jsonb from done, unnest($3::boolean[], $4::text[]) with ordinality r (is_action, body, n) order by r.n
            """, [run.Id, clock.GetUtcNow(), reports.Select(r => r.IsAction).ToArray(), reports.Select(r => r.Body).ToArray()], cancellationToken);
    }

    private async Task<(PolicyFindings, Extension)> JudgeAssignmentAsync(PolicyRun run, CancellationToken cancellationToken)
    {
        var policy = KnownAnswersPolicy.Read(PolicyParameters.Parse(run.Policy));
        var answer = await database.OneAsync(
            "select answer from assignments where assignment_id = $1 and hit_id = $2 and answer is not null", [run.Assignment, run.Hit],
            row => row.GetString(0), cancellationToken);
        return (policy.Judge(run.Assignment!, run.Hit, SubmittedAnswers.Parse(answer!)), policy.Extension);
    }

    private async Task<(PolicyFindings, Extension)> JudgeHitAsync(PolicyRun run, CancellationToken cancellationToken)
    {
        var policy = PluralityPolicy.Read(PolicyParameters.Parse(run.Policy));
        var known = run.AssignmentPolicy is { } json ? KnownAnswersPolicy.Read(PolicyParameters.Parse(json)) : null;
        var submissions = await database.AllAsync("""
            select assignment_id, answer, status from assignments
            where hit_id = $1 and status in ('Submitted', 'Approved', 'Rejected') order by submitted_at, take_id
            """, [run.Hit], row => (Id: row.GetString(0), Answers: SubmittedAnswers.Parse(row.GetString(1)), Status: row.GetString(2)), cancellationToken);
        var counted = submissions
            .Where(s => !policy.DisregardRejected || s.Status != "Rejected")
            .Where(s => known is null || policy.DisregardBelowKnownScore is not { } least
                || 100 * known.Known.Count(k => s.Answers.Matches(k.Question, k.Answers)) / known.Known.Count >= least)
            .Select(s => (s.Id, s.Answers)).ToList();
        return (policy.Judge(run.Hit, counted), policy.Extension);
    }

    private async Task<(string Status, string Result, string? Error)> ActAsync(
        PolicyRun run, (PolicyActionKind Kind, string Target, string? Reason) action, Extension extension, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var outcome = action.Kind switch
        {
            PolicyActionKind.Approve => await database.OutcomeAsync(
                "select work.approve($1, $2, $3, false, $4, $4)", [run.Account, action.Target, action.Reason, now], cancellationToken),
            PolicyActionKind.Reject => await database.OutcomeAsync(
                "select work.reject($1, $2, $3, $4, $4)", [run.Account, action.Target, action.Reason ?? "", now], cancellationToken),
            _ => await database.OutcomeAsync(
                "select work.extend_by_policy($1, $2, $3, $4, $5, $6)",
                [run.Account, run.Hit, extension.MaxAssignments, (long)extension.MinimumSeconds, $"policy run {run.Id}", now], cancellationToken),
        };
        return outcome switch
        {
            "approved" or "rejected" or "extended" => ("Succeeded", outcome, null),
            "duplicate" => ("Succeeded", "extended", null),
            "limit" => ("Succeeded", "The HIT has its most assignments already.", null),
            "no_funds" => ("Failed", "", "AWS.MechanicalTurk.InsufficientFunds"),
            "ten_rule" => ("Failed", "", "AWS.MechanicalTurk.InvalidMaximumAssignmentsIncrease"),
            "not_submitted" => await DecidedAsync(action, cancellationToken),
            _ => ("Failed", "", "AWS.MechanicalTurk.InvalidAssignmentState"),
        };
    }

    // done already counts as done; the opposite decision stands
    private async Task<(string, string, string?)> DecidedAsync((PolicyActionKind Kind, string Target, string?) action, CancellationToken cancellationToken)
    {
        var status = await database.OneAsync("select (work.take($1)).status", [action.Target], row => row.Text(0), cancellationToken);
        return status == (action.Kind == PolicyActionKind.Approve ? "Approved" : "Rejected")
            ? ("Succeeded", $"The assignment was {status.ToLowerInvariant()} already.", null)
            : ("Failed", "", "AWS.MechanicalTurk.InvalidAssignmentState");
    }

    private string ResultJson((string Subject, string SubjectType, string? Question, string Key, string Value) result) => JsonSerializer.Serialize(
        new { ActionId = NewId.Entity(clock), SubjectId = result.Subject, result.SubjectType, QuestionId = result.Question, result.Key, result.Value }, PolicyRun.Json);

    private string ActionJson((PolicyActionKind Kind, string Target, string?) action, (string Status, string Result, string? Error) outcome) => JsonSerializer.Serialize(
        new
        {
            ActionId = NewId.Entity(clock),
            ActionName = action.Kind switch { PolicyActionKind.Approve => "approve", PolicyActionKind.Reject => "reject", _ => "extend" },
            TargetId = action.Target,
            TargetType = action.Kind == PolicyActionKind.Extend ? "HIT" : "Assignment",
            outcome.Status,
            CompleteTime = clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000m,
            outcome.Result,
            ErrorCode = outcome.Error,
        }, PolicyRun.Json);
}
