using System.Text.Json;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Qualifications;

internal sealed class AcceptQualificationRequest(QualificationDecision decision) : IOperation
{
    public Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken) =>
        decision.DecideAsync(call, call.Input.Integer("IntegerValue") ?? 1, null, cancellationToken);
}
