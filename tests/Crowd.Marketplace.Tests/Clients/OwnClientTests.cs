using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.MTurk;
using Amazon.MTurk.Model;
using Amazon.MTurk.Tests;
using Amazon.Runtime;
using Crowd.Marketplace.Hosting;

namespace Crowd.Marketplace.Tests.Clients;

/// <summary>Our own client, as the engine uses it. What it read out of each answer is held against the service model.</summary>
internal sealed class OwnClientTests : WholeLifeContract
{
    private AmazonMTurkClient _client = null!;

    [OneTimeSetUp]
    public void Start() => _client = new(
        new BasicAWSCredentials(MarketplaceHost.SandboxAccessKey, MarketplaceHost.SandboxSecret),
        new AmazonMTurkConfig { ServiceURL = Host.BaseAddress.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    [OneTimeTearDown]
    public void Stop() => _client.Dispose();

    [Test]
    public async Task An_error_carries_its_code_and_the_requests_id()
    {
        var refusal = await Assert.ThrowsAsync<RequestErrorException>(() => _client.GetHITAsync(new() { HITId = "3NONE" }, Token));

        Assert.That((refusal!.TurkErrorCode, refusal.StatusCode), Is.EqualTo(("AWS.MechanicalTurk.HITDoesNotExist", System.Net.HttpStatusCode.BadRequest)));
        Assert.That(Guid.TryParse(refusal.RequestId, out _));
    }

    [Test]
    public async Task A_paginator_walks_all_pages()
    {
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
            made.Add(await CreateAsync());

        var seen = new List<string>();
        await foreach (var hit in _client.Paginators.ListHITs(new() { MaxResults = 2 }).HITs)
            seen.Add(hit.HITId);

        Assert.That(seen, Is.SupersetOf(made).And.Unique);
    }

    protected override async Task<ForeignAnswer> CallAsync(string operation, object? input)
    {
        var type = typeof(IAmazonMTurk).Assembly.GetType($"Amazon.MTurk.Model.{operation}Request", throwOnError: true)!;
        var request = ModelJson.ToObject(type, JsonSerializer.SerializeToNode(input ?? new { })!)!;
        var method = typeof(IAmazonMTurk).GetMethod(operation + "Async", [type, typeof(CancellationToken)])!;
        try
        {
            var task = (Task)method.Invoke(_client, BindingFlags.DoNotWrapExceptions, null, [request, Token], null)!;
            await task;
            var read = (JsonObject)ModelJson.ToJson(task.GetType().GetProperty("Result")!.GetValue(task)!);
            ResponseCheck.Check(operation, read);
            return new(read, null, null);
        }
        catch (AmazonMTurkException e)
        {
            return new(null, e.ErrorCode, e.Message);
        }
    }
}
