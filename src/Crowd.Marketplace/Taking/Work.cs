using Crowd.Marketplace.Reviewing;
using Crowd.Marketplace.Storage;
using Npgsql;

namespace Crowd.Marketplace.Taking;

/// <summary>
/// What workers do: look, take, give back, hand in. Taking, returning and submitting are one round trip to the database each,
/// atomic, and safe to repeat. The arrows themselves are in <c>Storage/Functions</c>.
/// </summary>
public sealed class Work
{
    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly PolicyRunner _policies;
    private readonly bool _reuseIds;

    internal Work(Database database, PolicyRunner policies, TimeProvider clock, MarketplaceOptions options) =>
        (_database, _policies, _clock, _reuseIds) = (database, policies, clock, options.ReuseAssignmentIds);

    /// <summary>Takes one HIT.</summary>
    public Task<AcceptOutcome> AcceptAsync(WorkerId worker, HitId hit, CancellationToken cancellationToken) =>
        AcceptAsync("select * from work.accept($1, $2, $3, $4, $5)", worker, hit.ToString(), cancellationToken);

    /// <summary>Takes the next HIT of a group that the worker may still do.</summary>
    public Task<AcceptOutcome> AcceptNextAsync(WorkerId worker, GroupId group, CancellationToken cancellationToken) =>
        AcceptAsync("select * from work.accept_next($1, $2, $3, $4, $5)", worker, group.ToString(), cancellationToken);

    /// <summary>Gives an accepted HIT back.</summary>
    public async Task<ReturnOutcome> ReturnAsync(WorkerId worker, AssignmentId assignment, CancellationToken cancellationToken) =>
        await _database.OutcomeAsync(
            "select work.give_back($1, $2, $3)", [worker.ToString(), assignment.ToString(), _clock.GetUtcNow()], cancellationToken) switch
        {
            "returned" => ReturnOutcome.Returned,
            "already" => ReturnOutcome.AlreadySubmitted,
            "late" => ReturnOutcome.Late,
            "not_yours" => ReturnOutcome.NotYours,
            _ => ReturnOutcome.NoSuchAssignment,
        };

    /// <summary>Hands in an answer. Only the worker who holds the assignment can; the first submission stands.</summary>
    public Task<SubmitOutcome> SubmitAsync(
        WorkerId worker, AssignmentId assignment, IReadOnlyList<AnswerField> fields, CancellationToken cancellationToken) =>
        SubmitAsync(worker, assignment, fields, null, cancellationToken);

    /// <summary>The same, as if the worker had taken the HIT <paramref name="workTime"/> ago; for a sandbox's workers.</summary>
    internal async Task<SubmitOutcome> SubmitAsync(
        WorkerId worker, AssignmentId assignment, IReadOnlyList<AnswerField> fields, TimeSpan? workTime, CancellationToken cancellationToken)
    {
        var answer = AnswerXml.Write(fields);
        if (answer.Length > AnswerXml.MaxLength)
            return new SubmitOutcome.TooLarge();
        var (outcome, policies) = await _database.OneAsync(
            "select * from work.submit($1, $2, $3, $4, $5::interval)",
            [worker.ToString(), assignment.ToString(), answer, _clock.GetUtcNow(), workTime],
            row => (Outcome(row), row.GetString(0) == "submitted" && row.GetBoolean(4)), cancellationToken);
        if (policies && outcome is SubmitOutcome.Submitted { HitId: var hit })
            await _policies.RunDueAsync(hit.ToString(), cancellationToken);
        return outcome;
    }

    private static SubmitOutcome Outcome(NpgsqlDataReader row) => row.GetString(0) switch
    {
        "submitted" => new SubmitOutcome.Submitted(new(row.GetString(1)), new(row.GetString(2)), row.Moment(3)),
        "already" => new SubmitOutcome.AlreadySubmitted(),
        "late" => new SubmitOutcome.Late(),
        "not_yours" => new SubmitOutcome.NotYours(),
        _ => new SubmitOutcome.NoSuchAssignment(),
    };

    private async Task<AcceptOutcome> AcceptAsync(string sql, WorkerId worker, string what, CancellationToken cancellationToken) =>
        (await _database.OneAsync(
            sql, [worker.ToString(), what, NewId.Entity(_clock), _reuseIds, _clock.GetUtcNow()], Read, cancellationToken))!;

    private static AcceptOutcome Read(NpgsqlDataReader row) => row.GetString(0) is "accepted" or "resumed"
        ? new AcceptOutcome.Accepted(new(row.GetString(1)), new(row.GetString(2)), row.Moment(3), row.Moment(4), row.GetString(0) == "resumed")
        : AcceptOutcome.Refused(row.GetString(0));
}
