using System.Text.Json;
using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Payments;

internal sealed class SendBonus(Database database) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var worker = call.Input.Text("WorkerId");
        var assignment = call.Input.Text("AssignmentId");
        var reason = TextLimits.Check(call.Input.Text("Reason"), "Reason", TextLimits.Reason);
        var token = call.Input.TextOrNull("UniqueRequestToken");
        var micros = Amount.Read(call.Input.Text("BonusAmount"), "BonusAmount");
        if (micros == 0)
            throw ApiErrors.InvalidValue(call.Input.Text("BonusAmount"), "BonusAmount");
        switch (await database.OutcomeAsync(
            "select work.send_bonus($1, $2, $3, $4, $5, $6, $7, $8)",
            [call.Account.Id, worker, assignment, micros, Fees.ForBonus(micros), reason, token, call.Now], cancellationToken))
        {
            case "paid": return;
            case "duplicate": throw ApiErrors.DuplicateRequest(token!);
            case "no_funds": throw ApiErrors.InsufficientFunds();
            case "not_his": throw ApiErrors.InvalidValue(worker, "WorkerId");
            case "too_old": throw ApiErrors.Request("A bonus can be paid only for work submitted within the last six months.", "InvalidAssignmentState");
            default: throw ApiErrors.InvalidValue(assignment, "AssignmentId");
        }
    }
}
