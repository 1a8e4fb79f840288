using System.Collections.Concurrent;
using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Amazon.MTurk.Tests;

/// <summary>A call as it came over the wire.</summary>
internal sealed record Call(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body, CancellationToken Aborted)
{
    public string Target => Headers["x-amz-target"];

    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}

/// <summary>What the service answers; a null error type leaves out the header x-amzn-ErrorType.</summary>
internal sealed record Answer(int Status, string Body, string? ErrorType = null)
{
    public static Answer Ok(string body) => new(200, body);

    public static Answer Error(string type, string message, string? turkErrorCode = null, int status = 400) => new(
        status,
        new System.Text.Json.Nodes.JsonObject { ["__type"] = type, ["Message"] = message, ["TurkErrorCode"] = turkErrorCode }.ToJsonString());
}

/// <summary>A real HTTP server on loopback that records each call and answers as told.</summary>
internal sealed class FakeService : IAsyncDisposable
{
    public const string AccessKey = "AKIDEXAMPLE";
    public const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private readonly WebApplication _app;

    private FakeService(WebApplication app) => _app = app;

    public ConcurrentQueue<Call> Calls { get; } = new();

    public Func<Call, Task<Answer>> Behaviour { get; set; } = _ => Task.FromResult(Answer.Ok("{}"));

    public string Url => _app.Urls.Single();

    public static async Task<FakeService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = new FakeService(builder.Build());
        service._app.Run(service.HandleAsync);
        await service._app.StartAsync();
        return service;
    }

    public void Answers(params Answer[] answers)
    {
        var queue = new ConcurrentQueue<Answer>(answers);
        Behaviour = _ => Task.FromResult(queue.TryDequeue(out var answer) ? answer : Answer.Error("NotPlanned", "No answer is left."));
    }

    public AmazonMTurkClient Client(Action<AmazonMTurkConfig>? change = null)
    {
        var config = new AmazonMTurkConfig { ServiceURL = Url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 };
        change?.Invoke(config);
        return new AmazonMTurkClient(new BasicAWSCredentials(AccessKey, SecretKey), config);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var headers = http.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString());
        var call = new Call(http.Request.Method, http.Request.Path + http.Request.QueryString, headers, body.ToArray(), http.RequestAborted);
        Calls.Enqueue(call);
        var answer = await Behaviour(call);
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/x-amz-json-1.1";
        http.Response.Headers["x-amzn-RequestId"] = "request-1";
        if (answer.ErrorType is not null)
            http.Response.Headers["x-amzn-ErrorType"] = answer.ErrorType;
        await http.Response.WriteAsync(answer.Body);
    }
}
