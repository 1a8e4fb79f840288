using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Qualifications;

namespace Crowd.Marketplace.Hits;

internal sealed class ListHITsForQualificationType(HitPages pages, QualificationTypeStore types) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var id = call.Input.Text("QualificationTypeId");
        if (!SystemQualifications.Contains(id))
            await types.OwnAsync(call, id, cancellationToken);
        await pages.WriteAsync(
            call, "h.status <> 'Disposed' and h.hit_type_id in (select r.hit_type_id from hit_type_requirements r where r.qualification_type_id = $5)", id,
            reply, cancellationToken);
    }
}
