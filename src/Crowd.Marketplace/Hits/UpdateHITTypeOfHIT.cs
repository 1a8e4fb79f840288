using System.Text.Json;
using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Hits;

internal sealed class UpdateHITTypeOfHIT(HitTypeStore types, HitLookup hits, HitChange change) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var typeId = call.Input.Text("HITTypeId");
        var hit = await hits.FindAsync(call, call.Input.Text("HITId"), cancellationToken);
        var type = await types.FindAsync(call.Account, typeId, cancellationToken) ?? throw ApiErrors.HitTypeDoesNotExist(typeId);
        await change.CheckModifiableAsync(call, hit.Id, cancellationToken);
        var outcome = await change.OutcomeAsync(
            "select work.retype($1, $2, $3, $4, $5)",
            [call.Account.Id, hit.Id, type.Id, Fees.ForAssignment(type.RewardMicros, hit.MaxAssignments, type.Masters), call.Now], cancellationToken);
        Answer(outcome, hit, typeId);
    }

    private static void Answer(string outcome, HitRow hit, string type)
    {
        switch (outcome)
        {
            case "retyped": return;
            case "no_funds": throw ApiErrors.InsufficientFunds();
            case "no_type": throw ApiErrors.HitTypeDoesNotExist(type);
            case "taken": throw ApiErrors.Request("The HITType of a HIT cannot be changed once an assignment of it was accepted.", "InvalidHITState");
            default: throw ApiErrors.HitDoesNotExist(hit.Id);
        }
    }
}
