using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Assignments;

internal sealed class ApproveAssignment(Database database, MarketplaceOptions options) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var id = call.Input.Text("AssignmentId");
        var feedback = TextLimits.CheckOptional(call.Input.TextOrNull("RequesterFeedback"), "RequesterFeedback", TextLimits.Feedback);
        switch (await database.OutcomeAsync(
            "select work.approve($1, $2, $3, $4, $5, $6)",
            [call.Account.Id, id, feedback, call.Input.Flag("OverrideRejection") ?? false, call.Now, call.Now - options.Behaviour.SubmissionLag], cancellationToken))
        {
            case "approved": return;
            case "no_funds": throw ApiErrors.InsufficientFunds();
            case "null_status": throw ApiErrors.InvalidAssignmentState("null");
            case "too_late":
                throw ApiErrors.Request("A rejection can be overridden only within 30 days of the submission.", "InvalidAssignmentState");
            default: throw ApiErrors.InvalidAssignmentState("Submitted");
        }
    }
}
