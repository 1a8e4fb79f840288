using System.Net;
using System.Text.Json;
using Amazon.MTurk.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.MTurk.Wire;

/// <summary>An error as the service words it; every part but the status may be missing.</summary>
internal sealed record ErrorDocument(HttpStatusCode Status, string? Code, string? Message, string? TurkErrorCode, string RequestId)
{
    public static ErrorDocument Read(JsonUnmarshallerContext input, HttpStatusCode status)
    {
        var requestId = input.ResponseData.GetHeaderValue(HeaderKeys.RequestIdHeader) ?? "";
        var header = input.ResponseData.GetHeaderValue(HeaderKeys.XAmzErrorType);
        using var body = Parse(input.Stream);
        var code = Text(body, "__type") ?? Text(body, "code");
        return new ErrorDocument(
            status,
            BareCode(string.IsNullOrEmpty(header) ? code : header),
            Text(body, "Message") ?? Text(body, "message"),
            Text(body, "TurkErrorCode"),
            requestId);
    }

    public AmazonMTurkException ToException(Exception? inner)
    {
        var type = (int)Status >= 500 ? ErrorType.Receiver : ErrorType.Sender;
        var message = Message ?? $"The MTurk service answered HTTP {(int)Status} ({Status}) without saying why.";
        return Code switch
        {
            "RequestError" => new RequestErrorException(message, inner, type, Code, RequestId, Status) { TurkErrorCode = TurkErrorCode },
            "ServiceFault" => new ServiceException(message, inner, type, Code, RequestId, Status) { TurkErrorCode = TurkErrorCode },
            _ => new AmazonMTurkException(message, inner, type, Code!, RequestId, Status),
        };
    }

    // A proxy in between may answer with HTML or nothing; the status then has to do.
    private static JsonDocument? Parse(Stream body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonDocument? body, string name) =>
        body?.RootElement is { ValueKind: JsonValueKind.Object } root
        && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    // "namespace#RequestError" and "RequestError:http://…" are both RequestError.
    private static string? BareCode(string? code) => code?[(code.IndexOf('#') + 1)..].Split(':')[0];
}
