using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Qualifications;

/// <summary>Ends a pending request, one way or the other.</summary>
internal sealed class QualificationDecision(Database database)
{
    /// <param name="value">The value to grant; null rejects.</param>
    /// <exception cref="ApiException">There is no such request of this account, or it is decided already.</exception>
    public async Task DecideAsync(Call call, int? value, string? reason, CancellationToken cancellationToken)
    {
        var id = call.Input.Text("QualificationRequestId");
        switch (await database.OutcomeAsync(
            "select work.decide_request($1, $2, $3, $4, $5)", [call.Account.Id, id, value, reason, call.Now], cancellationToken))
        {
            case "decided": return;
            case "no_request": throw ApiErrors.QualificationRequestDoesNotExist(id);
            default: throw ApiErrors.Request($"QualificationRequest {id} has already been decided.", "InvalidQualificationRequestState");
        }
    }
}
