using System.Text.Json;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Qualifications;

internal sealed class GetQualificationType(QualificationTypeStore types) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var id = call.Input.Text("QualificationTypeId");
        var type = SystemQualifications.Contains(id) ? QualificationTypeStore.System(id) : await types.OwnAsync(call, id, cancellationToken);
        reply.WritePropertyName("QualificationType");
        type.Write(reply);
    }
}
