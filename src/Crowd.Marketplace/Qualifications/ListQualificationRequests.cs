using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Qualifications;

internal sealed class ListQualificationRequests(Database database, QualificationTypeStore types, Paging paging) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var type = call.Input.TextOrNull("QualificationTypeId");
        if (type is not null)
            await types.OwnAsync(call, type, cancellationToken);
        var page = paging.Start(call, type ?? "", (0, 0));
        var requests = await database.AllAsync("""
            select r.request_id, r.qualification_type_id, r.worker_id, t.test, r.answer, r.submitted_at, r.seq
            from   qualification_requests r join qualification_types t using (qualification_type_id)
            where  r.account_id = $1 and r.status = 'Pending' and ($2::text is null or r.qualification_type_id = $2) and r.seq > $3
            order  by r.seq limit $4
            """, [call.Account.Id, type, page.After.Major, page.Fetch],
            row => (Id: row.GetString(0), Type: row.GetString(1), Worker: row.GetString(2), Test: row.Text(3), Answer: row.Text(4), At: row.Moment(5), Seq: row.GetInt64(6)),
            cancellationToken);
        paging.Write(page, "QualificationRequests", requests, r => (r.Seq, 0), r =>
        {
            reply.WriteStartObject();
            reply.WriteString("QualificationRequestId", r.Id);
            reply.WriteString("QualificationTypeId", r.Type);
            reply.WriteString("WorkerId", r.Worker);
            reply.WriteText("Test", r.Test);
            reply.WriteText("Answer", r.Answer);
            reply.WriteMoment("SubmitTime", r.At);
            reply.WriteEndObject();
        }, reply);
    }
}
