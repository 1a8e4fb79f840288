using System.Globalization;
using System.Text.Json;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Hits;

internal sealed class UpdateExpirationForHIT(HitChange change) : IOperation
{
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(365);

    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var hit = call.Input.Text("HITId");
        var at = call.Input.Moment("ExpireAt")!.Value;
        if (at > call.Now + Furthest)
            throw ApiErrors.Parameter("ExpireAt may be at most 365 days from now.");
        if (at > call.Now)
            await change.CheckModifiableAsync(call, hit, cancellationToken);
        // the implicit token is the HIT and the moment, as Amazon spelt it; what has ended is shown to have ended now
        var token = hit + at.UtcDateTime.ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture);
        var outcome = await change.OutcomeAsync(
            "select work.redate($1, $2, $3, $4, $5)", [call.Account.Id, hit, at < call.Now ? call.Now : at, token, call.Now], cancellationToken);
        switch (outcome)
        {
            case "redated": return;
            case "duplicate": throw ApiErrors.DuplicateRequest(token);
            case "no_funds": throw ApiErrors.InsufficientFunds();
            default: throw ApiErrors.HitDoesNotExist(hit);
        }
    }
}
