using Crowd.Marketplace.Questions;
using Crowd.Marketplace.Storage;
using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.Qualifications;

/// <summary>The worker's side of qualifications: ask for one, take its test.</summary>
public sealed class QualificationDesk
{
    private readonly Database _database;
    private readonly TimeProvider _clock;

    internal QualificationDesk(Database database, TimeProvider clock) => (_database, _clock) = (database, clock);

    /// <summary>Asks for a qualification. Asking again while a test is under way gives the same test and deadline.</summary>
    public async Task<RequestOutcome> RequestAsync(WorkerId worker, string qualificationTypeId, CancellationToken cancellationToken) =>
        (await _database.OneAsync<RequestOutcome>("""
            select r.*, t.test from work.ask_qualification($1, $2, $3, $4) r left join qualification_types t on t.qualification_type_id = $2
            """, [worker.ToString(), qualificationTypeId, NewId.Entity(_clock), _clock.GetUtcNow()],
            row => row.GetString(0) switch
            {
                "granted" => new RequestOutcome.Granted(row.GetInt32(3)),
                "testing" => new RequestOutcome.TestToTake(row.GetString(1), row.GetString(4), row.Moment(2)),
                "pending" or "already_pending" => new RequestOutcome.Pending(row.GetString(1)),
                "too_early" => new RequestOutcome.TooEarly(row.Moment(2)),
                "no_retake" => new RequestOutcome.NoRetake(),
                _ => new RequestOutcome.NotRequestable(),
            }, cancellationToken))!;

    /// <summary>Hands in a test: graded at once where the type has an answer key, else for the requester to judge.</summary>
    public async Task<RequestOutcome> SubmitTestAsync(
        WorkerId worker, string requestId, IReadOnlyList<AnswerField> fields, CancellationToken cancellationToken)
    {
        var keys = await _database.OneAsync("""
            select t.test, t.answer_key from qualification_requests r join qualification_types t using (qualification_type_id)
            where r.request_id = $1 and r.worker_id = $2
            """, [requestId, worker.ToString()], row => (Test: row.Text(0), Key: row.Text(1)), cancellationToken);
        var answer = AnswerXml.Write(fields);
        if (keys.Test is null || answer.Length > AnswerXml.MaxLength)
            return new RequestOutcome.NotRequestable();
        int? grade = keys.Key is null ? null : AnswerKey.Parse(keys.Key, QuestionForm.Parse(keys.Test)).Grade(fields);
        return await _database.OutcomeAsync(
            "select work.submit_test($1, $2, $3, $4, $5)", [worker.ToString(), requestId, answer, grade, _clock.GetUtcNow()], cancellationToken) switch
        {
            "granted" => new RequestOutcome.Granted(grade!.Value),
            "pending" => new RequestOutcome.Pending(requestId),
            "late" => new RequestOutcome.Late(),
            _ => new RequestOutcome.NotRequestable(),
        };
    }
}
