using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Workers;

internal sealed class NotifyWorkers(Database database) : IOperation
{
    private const int Most = 100;

    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var subject = TextLimits.Check(call.Input.Text("Subject"), "Subject", TextLimits.Subject, required: true);
        var text = TextLimits.Check(call.Input.Text("MessageText"), "MessageText", TextLimits.Message, required: true);
        var workers = call.Input.Texts("WorkerIds")!;
        if (workers.Count is 0 or > Most)
            throw ApiErrors.Parameter($"WorkerIds may hold 1 to {Most} ids; there are {workers.Count}.");
        var reached = await database.AllAsync("""
            insert into messages (worker_id, account_id, sent_at, subject, body)
            select w.worker_id, $1, $2, $3, $4 from workers w
            where  w.worker_id = any ($5) and w.active
            and    exists (select from assignments a where a.worker_id = w.worker_id and a.account_id = $1 and a.status in ('Approved', 'Rejected'))
            returning worker_id
            """, [call.Account.Id, call.Now, subject, text, workers.Distinct().ToArray()], row => row.GetString(0), cancellationToken);
        WriteFailures(reply, workers.Except(reached));
    }

    private static void WriteFailures(Utf8JsonWriter reply, IEnumerable<string> missed)
    {
        reply.WriteStartArray("NotifyWorkersFailureStatuses");
        foreach (var worker in missed)
        {
            reply.WriteStartObject();
            reply.WriteString("NotifyWorkersFailureCode", "HardFailure");
            reply.WriteString("NotifyWorkersFailureMessage", "Cannot send a notification to a worker who has not done any work for you");
            reply.WriteString("WorkerId", worker);
            reply.WriteEndObject();
        }
        reply.WriteEndArray();
    }
}
