using System.Buffers;
using System.Text.Json;
using Crowd.Marketplace.Faults;
using Crowd.Marketplace.Hosting;
using Npgsql;

namespace Crowd.Marketplace.Protocol;

/// <summary>POST /: reads, authenticates, validates, dispatches and answers one call.</summary>
internal sealed class RequesterApi(
    OperationTable operations, Authenticator authenticator, Throttle throttle, FaultPlan faults, StaleReads stale, EventFaults events, Sweeper sweeper,
    MarketplaceClock clock, MarketplaceOptions options, ILogger<RequesterApi> logger)
{
    private const string ContentType = "application/x-amz-json-1.1";

    private static readonly JsonDocumentOptions Parsing = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public async Task HandleAsync(HttpContext http)
    {
        http.Response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
        var answer = new ArrayBufferWriter<byte>(1024);
        var status = StatusCodes.Status200OK;
        try
        {
            await AnswerAsync(http, answer, http.RequestAborted);
        }
        catch (ApiException e)
        {
            status = e.Status;
            answer.ResetWrittenCount();
            WriteError(e, answer);
        }
        catch (NpgsqlException e)
        {
            logger.CallFailed(http.Request.Headers["X-Amz-Target"].ToString(), e);
            status = StatusCodes.Status500InternalServerError;
            answer.ResetWrittenCount();
            WriteError(ApiErrors.Fault("The service is temporarily unavailable."), answer);
        }
        catch (ConnectionCutException)
        {
            http.Abort();
            return;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        http.Response.StatusCode = status;
        http.Response.ContentType = ContentType;
        http.Response.ContentLength = answer.WrittenCount;
        await http.Response.Body.WriteAsync(answer.WrittenMemory, http.RequestAborted);
    }

    private async Task AnswerAsync(HttpContext http, ArrayBufferWriter<byte> answer, CancellationToken cancellationToken)
    {
        var body = await ReadBodyAsync(http.Request, cancellationToken);
        var account = await authenticator.AuthenticateAsync(http.Request, body, cancellationToken);
        var (name, operation, shapes) = operations.Find(http.Request.Headers["X-Amz-Target"].ToString());
        var fault = faults.Next(name, http.Request.Headers);
        await fault.BeforeAsync(cancellationToken);
        throttle.Take(account);

        using var request = Parse(body);
        RequestValidator.Check(shapes.Input, request.RootElement);
        if (stale.TryAnswer(fault, account, name, body, answer))
            return;
        await sweeper.CatchUpAsync(cancellationToken);
        var now = clock.GetUtcNow();
        using (var json = new Utf8JsonWriter(answer))
        {
            json.WriteStartObject();
            await operation.HandleAsync(new(account, name, new(request.RootElement), now), json, cancellationToken);
            json.WriteEndObject();
        }
        stale.Keep(account, name, body, answer.WrittenSpan);
        await events.StrikeAsync(fault, account, now, cancellationToken);
        await fault.AfterAsync(cancellationToken);
    }

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var body = new MemoryStream((int)Math.Clamp(request.ContentLength ?? 0, 0, RequestLimits.MaxBodyBytes));
            await request.Body.CopyToAsync(body, cancellationToken);
            return body.ToArray();
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw ApiErrors.TooLarge(RequestLimits.MaxBodyBytes);
        }
        catch (BadHttpRequestException e)
        {
            throw ApiErrors.Serialization("The request body could not be read: " + e.Message);
        }
    }

    private static JsonDocument Parse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body.Length == 0 ? "{}"u8.ToArray() : body, Parsing);
        }
        catch (JsonException e)
        {
            throw ApiErrors.Serialization($"The request is not valid JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}).");
        }
        catch (InvalidOperationException)
        {
            // a member's name with half a surrogate pair
            throw ApiErrors.Serialization("The request has a member whose name is no valid Unicode text.");
        }
    }

    private void WriteError(ApiException error, ArrayBufferWriter<byte> answer)
    {
        using var json = new Utf8JsonWriter(answer);
        json.WriteStartObject();
        json.WriteString("__type", error.Type);
        json.WriteString("Message", error.Stamped
            ? $"{error.Message} ({clock.GetUtcNow().ToUnixTimeMilliseconds()}{(options.Sandbox ? " s" : "")})"
            : error.Message);
        json.WriteText("TurkErrorCode", error.TurkErrorCode);
        json.WriteEndObject();
    }
}
