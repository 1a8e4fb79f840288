using System.Text.Json;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Qualifications;

/// <summary>
/// Test, its duration and its key move together: a new Test without a key takes the old key away. A Test can be replaced but never
/// removed, retries can be allowed or re-timed but never forbidden.
/// </summary>
internal sealed class UpdateQualificationType(QualificationTypeStore types) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var type = await types.OwnAsync(call, input.Text("QualificationTypeId"), cancellationToken);
        var test = input.TextOrNull("Test");
        var status = input.TextOrNull("QualificationTypeStatus") ?? type.Status;
        var auto = input.Flag("AutoGranted") ?? type.AutoGranted;
        if (test is null && input.TextOrNull("AnswerKey") is not null)
            throw ApiErrors.Combination("AnswerKey, without Test");
        var changed = QualificationTypeRules.Check(type with
        {
            Description = input.TextOrNull("Description") ?? type.Description,
            Status = status,
            Requestable = status == "Active",
            Test = test ?? type.Test,
            AnswerKey = test is null ? type.AnswerKey : input.TextOrNull("AnswerKey"),
            TestDuration = input.Long("TestDurationInSeconds") ?? type.TestDuration,
            RetryDelay = input.Long("RetryDelayInSeconds") ?? type.RetryDelay,
            AutoGranted = auto,
            AutoGrantedValue = input.Integer("AutoGrantedValue") ?? (auto ? type.AutoGrantedValue : null),
        });
        await types.UpdateAsync(call, changed, cancellationToken);
        reply.WritePropertyName("QualificationType");
        changed.Write(reply);
    }
}
