using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;
using Crowd.Marketplace.Workers;

namespace Crowd.Marketplace.Qualifications;

internal sealed class DisassociateQualificationFromWorker(Database database, QualificationTypeStore types, KnownWorkers workers) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var type = await types.OwnAsync(call, call.Input.Text("QualificationTypeId"), cancellationToken);
        var worker = await workers.CheckAsync(call.Input.Text("WorkerId"), cancellationToken);
        var reason = TextLimits.CheckOptional(call.Input.TextOrNull("Reason"), "Reason", TextLimits.Reason);
        var revoked = await database.RunAsync("""
            with gone as (update qualifications set status = 'Revoked', reason = $3
                          where qualification_type_id = $1 and worker_id = $2 and status = 'Granted' returning worker_id)
            insert into messages (worker_id, account_id, sent_at, subject, body)
            select worker_id, $4, $5, 'A qualification was taken back', 'The qualification "' || $6 || '" was taken back.' || coalesce(' ' || $3, '') from gone
            """, [type.Id, worker, reason, call.Account.Id, call.Now, type.Name], cancellationToken);
        if (revoked == 0)
            throw ApiErrors.Request($"The Worker {worker} does not have the Qualification {type.Id}.", "InvalidQualificationState");
    }
}
