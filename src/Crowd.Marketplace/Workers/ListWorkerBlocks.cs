using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Workers;

internal sealed class ListWorkerBlocks(Database database, Paging paging) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var page = paging.Start(call, "", (0, 0));
        var blocks = await database.AllAsync(
            "select seq, worker_id, reason from blocks where account_id = $1 and seq > $2 order by seq limit $3",
            [call.Account.Id, page.After.Major, page.Fetch],
            row => (Seq: row.GetInt64(0), Worker: row.GetString(1), Reason: row.GetString(2)), cancellationToken);
        paging.Write(page, "WorkerBlocks", blocks, b => (b.Seq, 0), b =>
        {
            reply.WriteStartObject();
            reply.WriteString("WorkerId", b.Worker);
            reply.WriteString("Reason", b.Reason);
            reply.WriteEndObject();
        }, reply);
    }
}
