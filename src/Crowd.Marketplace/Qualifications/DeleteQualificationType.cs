using System.Text.Json;
using Crowd.Marketplace.Hits;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Qualifications;

/// <summary>Deletes the type and the HIT types that ask for it, and rejects its pending requests. Grants and live HITs stay.</summary>
internal sealed class DeleteQualificationType(Database database, QualificationTypeStore types, HitTypeStore hitTypes) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var type = await types.OwnAsync(call, call.Input.Text("QualificationTypeId"), cancellationToken);
        await database.RunAsync("""
            with gone as (update qualification_types set deleted_at = $3 where qualification_type_id = $1 returning qualification_type_id),
                 requests as (update qualification_requests set status = 'Rejected', decided_at = $3
                              where qualification_type_id = $1 and status in ('Testing', 'Pending'))
            update hit_types t set deleted_at = $3
            where  t.account_id = $2 and t.deleted_at is null
            and    t.hit_type_id in (select r.hit_type_id from hit_type_requirements r where r.qualification_type_id = $1)
            """, [type.Id, call.Account.Id, call.Now], cancellationToken);
        hitTypes.Forget();
    }
}
