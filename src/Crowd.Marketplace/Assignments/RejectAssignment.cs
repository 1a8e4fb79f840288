using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Assignments;

internal sealed class RejectAssignment(Database database, MarketplaceOptions options) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var id = call.Input.Text("AssignmentId");
        var feedback = TextLimits.Check(call.Input.Text("RequesterFeedback"), "RequesterFeedback", TextLimits.Feedback);
        switch (await database.OutcomeAsync(
            "select work.reject($1, $2, $3, $4, $5)", [call.Account.Id, id, feedback, call.Now, call.Now - options.Behaviour.SubmissionLag], cancellationToken))
        {
            case "rejected": return;
            case "null_status": throw ApiErrors.InvalidAssignmentState("null");
            default: throw ApiErrors.InvalidAssignmentState("Submitted");
        }
    }
}
