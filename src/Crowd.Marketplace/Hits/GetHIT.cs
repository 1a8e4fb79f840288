using System.Text.Json;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Hits;

internal sealed class GetHIT(HitLookup hits) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var hit = await hits.FindAsync(call, call.Input.Text("HITId"), cancellationToken);
        reply.WritePropertyName("HIT");
        HitJson.Write(reply, hit);
    }
}
