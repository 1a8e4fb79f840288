using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Qualifications;

internal sealed class CreateQualificationType(QualificationTypeStore types, TimeProvider clock) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var type = QualificationTypeRules.Check(new(
            NewId.Entity(clock), input.Text("Name"), input.Text("Description"), input.TextOrNull("Keywords"), input.Text("QualificationTypeStatus"),
            input.TextOrNull("Test"), input.TextOrNull("AnswerKey"), input.Long("TestDurationInSeconds"), input.Long("RetryDelayInSeconds"),
            input.Flag("AutoGranted") ?? false, input.Integer("AutoGrantedValue"), call.Now, 0, input.Text("QualificationTypeStatus") == "Active"));
        if (!await types.AddAsync(call, type, cancellationToken))
            throw ApiErrors.QualificationTypeAlreadyExists();
        reply.WritePropertyName("QualificationType");
        type.Write(reply);
    }
}
