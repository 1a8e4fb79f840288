using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Qualifications;

internal sealed class ListWorkersWithQualificationType(Database database, QualificationTypeStore types, Paging paging) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var type = await types.OwnAsync(call, call.Input.Text("QualificationTypeId"), cancellationToken);
        var status = call.Input.TextOrNull("Status") ?? "Granted";
        var page = paging.Start(call, $"{type.Id}\n{status}", (0, 0));
        var found = await database.AllAsync($"""
            select {QualificationRow.Columns} from qualifications
            where qualification_type_id = $1 and status = $2 and seq > $3 order by seq limit $4
            """, [type.Id, status, page.After.Major, page.Fetch], QualificationRow.Read, cancellationToken);
        paging.Write(page, "Qualifications", found, q => (q.Seq, 0), q => q.Write(reply), reply);
    }
}
