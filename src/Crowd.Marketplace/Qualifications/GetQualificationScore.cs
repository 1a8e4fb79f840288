using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Qualifications;

/// <summary>A revoked qualification comes back as Revoked.</summary>
internal sealed class GetQualificationScore(Database database) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var found = await database.OneAsync($"""
            select {QualificationRow.Columns} from qualifications q where qualification_type_id = $1 and worker_id = $2
            and exists (select from qualification_types t where t.qualification_type_id = $1 and t.account_id = $3 and t.deleted_at is null)
            """, [call.Input.Text("QualificationTypeId"), call.Input.Text("WorkerId"), call.Account.Id], QualificationRow.Read, cancellationToken)
            ?? throw ApiErrors.QualificationDoesNotExist();
        reply.WritePropertyName("Qualification");
        found.Write(reply);
    }
}
