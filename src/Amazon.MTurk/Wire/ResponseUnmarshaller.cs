using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.MTurk.Wire;

/// <summary>Turns an answer of the service into a response or a typed exception.</summary>
internal sealed class ResponseUnmarshaller<TResponse> : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    public static readonly ResponseUnmarshaller<TResponse> Instance = new();

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        using var body = new MemoryStream();
        input.Stream.CopyTo(body);
        // An operation without output may answer with no body at all instead of {}.
        if (body.Length == 0)
            return new TResponse();
        return JsonSerializer.Deserialize<TResponse>(body.GetBuffer().AsSpan(0, (int)body.Length), WireJson.Options) ?? new TResponse();
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
        ErrorDocument.Read(input, statusCode).ToException(innerException);
}
