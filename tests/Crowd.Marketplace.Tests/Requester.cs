using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crowd.Marketplace.Hosting;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Tests;

/// <summary>A requester's client, written for the tests alone: signs, sends, checks every answer against the service model.</summary>
internal sealed class Requester(Uri address, string accessKey = MarketplaceHost.SandboxAccessKey, string secret = MarketplaceHost.SandboxSecret) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    public string AccessKey => accessKey;

    /// <summary>The answer of a call that must succeed.</summary>
    public async Task<JsonObject> CallAsync(string operation, object? request = null, string? fault = null)
    {
        var (status, body) = await TryAsync(operation, request, fault);
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), $"{operation}: {body.ToJsonString()}");
        ResponseCheck.Check(operation, body);
        return body;
    }

    /// <summary>The refusal of a call that must fail: its type, code, and message without the time.</summary>
    public async Task<Refusal> RefusedAsync(string operation, object? request = null, string? fault = null)
    {
        var (status, body) = await TryAsync(operation, request, fault);
        Assert.That(status, Is.Not.EqualTo(HttpStatusCode.OK), $"{operation} was to fail: {body.ToJsonString()}");
        return Refusal.Of(status, body);
    }

    public async Task<(HttpStatusCode Status, JsonObject Body)> TryAsync(string operation, object? request = null, string? fault = null)
    {
        var body = request as string ?? JsonSerializer.Serialize(request ?? new { });
        using var message = Sign(operation, Encoding.UTF8.GetBytes(body), TimeProvider.System.GetUtcNow());
        if (fault is not null)
            message.Headers.Add("X-Crowd-Fault", fault);
        return await SendAsync(message);
    }

    public async Task<(HttpStatusCode Status, JsonObject Body)> SendAsync(HttpRequestMessage message)
    {
        using var response = await _http.SendAsync(message, TestContext.CurrentContext.CancellationToken);
        Assert.That(response.Headers.Contains("x-amzn-RequestId"));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/x-amz-json-1.1"));
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject());
    }

    public HttpRequestMessage Sign(string operation, byte[] body, DateTimeOffset at)
    {
        var date = at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var target = $"{ServiceModel.Instance.TargetPrefix}.{operation}";
        var canonical = $"POST\n/\n\ncontent-type:application/x-amz-json-1.1\nhost:{address.Authority}\nx-amz-date:{date}\nx-amz-target:{target}\n\n"
            + $"content-type;host;x-amz-date;x-amz-target\n{Hex(SHA256.HashData(body))}";
        var scope = $"{date[..8]}/us-east-1/mturk-requester/aws4_request";
        var key = Mac(Mac(Mac(Mac(Encoding.UTF8.GetBytes("AWS4" + secret), date[..8]), "us-east-1"), "mturk-requester"), "aws4_request");
        var signature = Hex(Mac(key, $"AWS4-HMAC-SHA256\n{date}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}"));
        var message = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(body) };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-amz-json-1.1");
        message.Headers.TryAddWithoutValidation("X-Amz-Date", date);
        message.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        message.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={accessKey}/{scope}, SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature={signature}");
        return message;
    }

    public void Dispose() => _http.Dispose();

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
