using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Workers;

internal sealed class CreateWorkerBlock(Database database, KnownWorkers workers) : IOperation
{
    private const int Most = 100_000;

    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var reason = TextLimits.Check(call.Input.Text("Reason"), "Reason", TextLimits.Reason);
        var worker = await workers.CheckAsync(call.Input.Text("WorkerId"), cancellationToken);
        var made = await database.RunAsync("""
            insert into blocks (account_id, worker_id, reason, blocked_at)
            select $1, $2, $3, $4 where (select count(*) from blocks where account_id = $1 and worker_id <> $2) < $5
            on conflict (account_id, worker_id) do update set reason = excluded.reason
            """, [call.Account.Id, worker, reason, call.Now, Most], cancellationToken);
        if (made == 0)
            throw ApiErrors.Request($"A Requester may block up to {Most} Workers.", "InvalidParameterValue");
    }
}
