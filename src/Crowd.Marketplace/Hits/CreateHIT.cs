using System.Text.Json;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Hits;

internal sealed class CreateHIT(HitTypeStore types, HitPublisher publisher) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var type = await types.FindOrMakeAsync(call.Account, HitTypeSpec.Read(call.Input), cancellationToken);
        await publisher.PublishAsync(call, type, reply, cancellationToken);
    }
}
