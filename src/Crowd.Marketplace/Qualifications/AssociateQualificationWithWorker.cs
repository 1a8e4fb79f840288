using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;
using Crowd.Marketplace.Workers;

namespace Crowd.Marketplace.Qualifications;

internal sealed class AssociateQualificationWithWorker(Database database, QualificationTypeStore types, KnownWorkers workers) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var type = await types.OwnAsync(call, call.Input.Text("QualificationTypeId"), cancellationToken);
        var worker = await workers.CheckAsync(call.Input.Text("WorkerId"), cancellationToken);
        await database.RunAsync("""
            with letter as (
              insert into messages (worker_id, account_id, sent_at, subject, body)
              select $2, $5, $4, 'You have been granted a qualification', 'You have been granted the qualification "' || $6 || '".' where $7)
            insert into qualifications (qualification_type_id, worker_id, value, status, granted_at) values ($1, $2, $3, 'Granted', $4)
            on conflict (qualification_type_id, worker_id) do update
            set value = excluded.value, status = 'Granted', granted_at = excluded.granted_at, reason = null
            """,
            [
                type.Id, worker, call.Input.Integer("IntegerValue") ?? 1, call.Now, call.Account.Id, type.Name, call.Input.Flag("SendNotification") ?? true,
            ], cancellationToken);
    }
}
