using System.Text.Json;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Hits;

internal sealed class ListReviewableHITs(HitPages pages) : IOperation
{
    public Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        // the status is spelt out for the sake of its partial index; the validator has let only these two through
        var status = call.Input.TextOrNull("Status") ?? "Reviewable";
        return pages.WriteAsync(
            call, $"h.status = '{status}' and ($5 = '' or h.hit_type_id = $5)", call.Input.TextOrNull("HITTypeId") ?? "", reply, cancellationToken);
    }
}
