using System.Text.Json;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Hits;

internal sealed class UpdateHITReviewStatus(HitChange change) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var hit = call.Input.Text("HITId");
        var revert = call.Input.Flag("Revert") ?? false;
        var outcome = await change.OutcomeAsync("select work.review($1, $2, $3, $4)", [call.Account.Id, hit, revert, call.Now], cancellationToken);
        if (outcome == "no_hit")
            throw ApiErrors.HitDoesNotExist(hit);
        if (outcome != "moved")
            throw ApiErrors.InvalidHitState(outcome, revert ? "Reviewing" : "Reviewable");
    }
}
