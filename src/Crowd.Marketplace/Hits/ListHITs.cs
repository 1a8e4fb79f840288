using System.Text.Json;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Hits;

internal sealed class ListHITs(HitPages pages) : IOperation
{
    public Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken) =>
        pages.WriteAsync(call, "h.status <> 'Disposed' and $5 = ''", "", reply, cancellationToken);
}
