using System.Text.Json;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Qualifications;

internal sealed class RejectQualificationRequest(QualificationDecision decision) : IOperation
{
    public Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken) => decision.DecideAsync(
        call, null, TextLimits.CheckOptional(call.Input.TextOrNull("Reason"), "Reason", TextLimits.Reason), cancellationToken);
}
