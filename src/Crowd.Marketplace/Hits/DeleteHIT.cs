using System.Text.Json;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Hits;

internal sealed class DeleteHIT(HitChange change) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var hit = call.Input.Text("HITId");
        switch (await change.OutcomeAsync("select work.dispose($1, $2, $3)", [call.Account.Id, hit, call.Now], cancellationToken))
        {
            case "disposed": return;
            case "no_hit": throw ApiErrors.HitDoesNotExist(hit);
            case "undecided":
                throw ApiErrors.Request(
                    "This HIT has assignments that are submitted and not yet approved or rejected. Approve or reject them before deleting the HIT.", "InvalidHITState");
            case var state: throw ApiErrors.InvalidHitState(state, "Reviewing, Reviewable");
        }
    }
}
