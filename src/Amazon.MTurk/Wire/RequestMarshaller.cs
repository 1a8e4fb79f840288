using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.MTurk.Wire;

/// <summary>Turns a request into a POST with the operation's name in X-Amz-Target and its members as JSON.</summary>
internal sealed class RequestMarshaller<TRequest> : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonMTurkRequest
{
    public static readonly RequestMarshaller<TRequest> Instance = new();

    // CreateHITRequest -> CreateHIT; only the last "Request" goes: AcceptQualificationRequestRequest.
    private static readonly string Target = "MTurkRequesterServiceV20170117." + typeof(TRequest).Name[..^"Request".Length];

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, "Amazon.MTurk") { HttpMethod = "POST", ResourcePath = "/" };
        request.Headers["X-Amz-Target"] = Target;
        request.Headers["Content-Type"] = "application/x-amz-json-1.1";
        request.Headers[HeaderKeys.XAmzApiVersion] = "2017-01-17";
        request.Content = JsonSerializer.SerializeToUtf8Bytes((TRequest)input, WireJson.Options);
        return request;
    }
}
