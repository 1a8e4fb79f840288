using System.Text.Json;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Hits;

internal sealed class CreateAdditionalAssignmentsForHIT(HitChange change) : IOperation
{
    private const long Most = 1_000_000_000;

    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var hit = call.Input.Text("HITId");
        var more = call.Input.Integer("NumberOfAdditionalAssignments")!.Value;
        var token = call.Input.TextOrNull("UniqueRequestToken");
        HitTypeSpec.Range(more, "NumberOfAdditionalAssignments", 1, Most);
        await change.CheckModifiableAsync(call, hit, cancellationToken);
        switch (await change.OutcomeAsync("select work.extend($1, $2, $3, $4, $5)", [call.Account.Id, hit, more, token, call.Now], cancellationToken))
        {
            case "extended": return;
            case "duplicate": throw ApiErrors.DuplicateRequest(token!);
            case "no_funds": throw ApiErrors.InsufficientFunds();
            case "ten_rule":
                throw ApiErrors.Request(
                    "A HIT created with fewer than 10 assignments cannot be extended to have 10 or more.", "InvalidMaximumAssignmentsIncrease");
            case "too_many": throw ApiErrors.OutOfRange("NumberOfAdditionalAssignments", more, 1, Most);
            default: throw ApiErrors.HitDoesNotExist(hit);
        }
    }
}
