using System.Text.Json;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Hits;

internal sealed class CreateHITType(HitTypeStore types) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken) =>
        reply.WriteString("HITTypeId", (await types.FindOrMakeAsync(call.Account, HitTypeSpec.Read(call.Input), cancellationToken)).Id);
}
