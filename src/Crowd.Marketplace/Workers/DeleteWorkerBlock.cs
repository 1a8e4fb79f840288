using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Workers;

internal sealed class DeleteWorkerBlock(Database database) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var worker = call.Input.Text("WorkerId");
        var known = await database.OneAsync("""
            with gone as (delete from blocks where account_id = $1 and worker_id = $2)
            select exists (select from workers where worker_id = $2)
            """, [call.Account.Id, worker], row => row.GetBoolean(0), cancellationToken);
        if (!known)
            throw ApiErrors.Request("WorkerId is invalid.", "InvalidParameterValue");
    }
}
