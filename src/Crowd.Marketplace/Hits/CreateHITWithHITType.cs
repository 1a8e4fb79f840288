using System.Text.Json;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Hits;

internal sealed class CreateHITWithHITType(HitTypeStore types, HitPublisher publisher) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var id = call.Input.Text("HITTypeId");
        var type = await types.FindAsync(call.Account, id, cancellationToken) ?? throw ApiErrors.HitTypeDoesNotExist(id);
        await publisher.PublishAsync(call, type, reply, cancellationToken);
    }
}
