using System.Text.Json;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Questions;

/// <summary>Uploads ended for new HITs on 2017-12-12, so no assignment here can have one.</summary>
internal sealed class GetFileUploadURL : IOperation
{
    public Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken) => throw ApiErrors.Request(
        $"The question \"{call.Input.Text("QuestionIdentifier")}\" of assignment {call.Input.Text("AssignmentId")} has no uploaded file: FileUploadAnswer is not supported since 2017-12-12.",
        "InvalidParameterValue");
}
