using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Crowd.Marketplace.Faults;
using Crowd.Marketplace.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Crowd.Marketplace.Tests.Notifications;

internal sealed class NotificationTests : RequesterFixture
{
    private static readonly string[] AllEvents =
    [
        "AssignmentAccepted", "AssignmentAbandoned", "AssignmentReturned", "AssignmentSubmitted", "AssignmentRejected", "AssignmentApproved", "HITCreated",
        "HITExpired", "HITReviewable", "HITExtended", "HITDisposed",
    ];

    private readonly ConcurrentQueue<JsonObject> _received = new();
    private WebApplication _sink = null!;
    private volatile int _status = 200;

    [OneTimeSetUp]
    public async Task StartSink()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _sink = builder.Build();
        _sink.Urls.Add("http://127.0.0.1:0");
        _sink.MapPost("/queue", async (HttpContext http) =>
        {
            _received.Enqueue((await JsonNode.ParseAsync(http.Request.Body))!.AsObject());
            return Results.StatusCode(_status);
        });
        _sink.MapPost("/{account}/{queue}", async (HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            if (form["Action"] != "SendMessage" || form["Version"] != "2012-11-05")
                return Results.BadRequest();
            _received.Enqueue(JsonNode.Parse(form["MessageBody"].ToString())!.AsObject());
            return Results.Ok();
        });
        await _sink.StartAsync();
    }

    [OneTimeTearDown]
    public async Task StopSink() => await _sink.DisposeAsync();

    [SetUp]
    public async Task Empty()
    {
        await DeliverAsync();
        _received.Clear();
    }

    [Test]
    public async Task A_hits_life_is_told_event_by_event()
    {
        var type = await TypeAsync();
        var hit = (string)(await Api.CallAsync("CreateHITWithHITType", new { HITTypeId = type, LifetimeInSeconds = 3600, Question = Ask.External }))["HIT"]!["HITId"]!;
        var returned = await TakeAsync(hit);
        await Work.ReturnAsync(returned.Worker, returned.Assignment, Token);
        await TakeAsync(hit);
        await AdvanceAsync(TimeSpan.FromSeconds(300));
        var take = await TakeAsync(hit);
        await SubmitAsync(take);
        await Api.CallAsync("RejectAssignment", new { AssignmentId = take.Id, RequesterFeedback = "no" });
        await Api.CallAsync("ApproveAssignment", new { AssignmentId = take.Id, OverrideRejection = true });
        await Api.CallAsync("CreateAdditionalAssignmentsForHIT", new { HITId = hit, NumberOfAdditionalAssignments = 1 });
        await AdvanceAsync(TimeSpan.FromSeconds(3600));
        await Api.CallAsync("DeleteHIT", new { HITId = hit });
        await DeliverAsync();

        var told = _received.OrderBy(d => long.Parse(((string)d["EventDocId"]!)["event".Length..])).Select(d => d["Events"]![0]!).ToList();
        Assert.That(told.Select(e => (string)e["EventType"]!), Is.EqualTo(new[]
        {
            "HITCreated", "AssignmentAccepted", "AssignmentReturned", "AssignmentAccepted", "AssignmentAbandoned", "AssignmentAccepted", "HITReviewable",
            "AssignmentSubmitted", "AssignmentRejected", "AssignmentApproved", "HITExtended", "HITExpired", "HITReviewable", "HITDisposed",
        }));
        Assert.That(told.Select(e => ((string)e["HITId"]!, (string)e["HITTypeId"]!)), Is.All.EqualTo((hit, type)));
        Assert.That(told.Select(e => e["AssignmentId"] is not null), Is.EqualTo(told.Select(e => ((string)e["EventType"]!).StartsWith("Assignment"))));
    }

    [Test]
    public async Task What_cannot_be_delivered_is_tried_again_with_the_same_id()
    {
        var type = await TypeAsync();
        _status = 503;
        await Api.CallAsync("CreateHITWithHITType", new { HITTypeId = type, LifetimeInSeconds = 3600, Question = Ask.External });
        await DeliverAsync();
        await DeliverAsync();
        _status = 200;
        Clock.Advance(TimeSpan.FromMinutes(2));
        await DeliverAsync();
        Clock.Advance(TimeSpan.FromMinutes(2));
        await DeliverAsync();

        Assert.That(_received.Select(d => (string)d["EventDocId"]!).ToList(), Has.Count.EqualTo(2).And.All.EqualTo((string)_received.First()["EventDocId"]!));
    }

    [Test]
    public async Task Duplicates_come_on_request()
    {
        var type = await TypeAsync();
        Host.Get<FaultPlan>().Set(new(1, [], DuplicateNotifications: 1));
        await Api.CallAsync("CreateHITWithHITType", new { HITTypeId = type, LifetimeInSeconds = 3600, Question = Ask.External });
        await DeliverAsync();
        Host.Get<FaultPlan>().Set(FaultSettings.None);

        Assert.That(_received, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Late_ones_come_after_what_happened_later()
    {
        var type = await TypeAsync();
        Host.Get<FaultPlan>().Set(new(1, [], LateNotifications: 1, LateByMs: 5000));
        await PublishAsync(type);
        await DeliverAsync();
        Host.Get<FaultPlan>().Set(FaultSettings.None);
        var second = await PublishAsync(type);
        await DeliverAsync();
        var before = _received.Select(d => (string)d["Events"]![0]!["HITId"]!).ToList();
        Clock.Advance(TimeSpan.FromSeconds(5));
        await DeliverAsync();

        Assert.That((before.Single(), _received.Count), Is.EqualTo((second, 2)));
    }

    [Test]
    public async Task One_calls_events_are_late_or_double_by_header()
    {
        var type = await TypeAsync();
        var late = await PublishAsync(type, "late-notification=5000");
        var twice = await PublishAsync(type, "duplicate-notification");
        await DeliverAsync();
        var before = _received.Select(d => (string)d["Events"]![0]!["HITId"]!).ToList();
        Clock.Advance(TimeSpan.FromSeconds(5));
        await DeliverAsync();

        Assert.That(before, Is.EqualTo(new[] { twice, twice }));
        Assert.That((string)_received.Last()["Events"]![0]!["HITId"]!, Is.EqualTo(late));
    }

    [Test]
    public async Task A_queue_at_an_sqs_address_gets_it_as_sqs_takes_messages()
    {
        await Api.CallAsync("SendTestEventNotification", new
        {
            Notification = new { Destination = _sink.Urls.Single() + "/000000000000/crowd", Transport = "SQS", Version = "2014-08-15", EventTypes = new[] { "Ping" } },
            TestEventType = "Ping",
        });

        Assert.That((string)_received.Single()["Events"]![0]!["EventType"]!, Is.EqualTo("Ping"));
    }

    [Test]
    public async Task A_test_event_is_sent_at_once()
    {
        await Api.CallAsync("SendTestEventNotification", new { Notification = Spec("SNS", "Ping"), TestEventType = "Ping" });

        var document = JsonNode.Parse((string)_received.Single()["Message"]!)!;
        Assert.That(((string)document["EventDocVersion"]!, (string)document["Events"]![0]!["EventType"]!), Is.EqualTo(("2014-08-15", "Ping")));
    }

    [Test]
    public async Task Settings_can_be_switched_off_and_on()
    {
        var type = (string)(await Api.CallAsync("CreateHITType", Ask.HitType(("Title", Unique("Silent")))))["HITTypeId"]!;
        Assert.That((await Api.RefusedAsync("UpdateNotificationSettings", new { HITTypeId = type })).Type, Is.EqualTo("ParameterValidationError"));
        Assert.That((await Api.RefusedAsync("UpdateNotificationSettings", new { HITTypeId = type, Active = true })).Code, Is.EqualTo("InvalidParameterValue"));
        Assert.That((await Api.RefusedAsync("UpdateNotificationSettings", new { HITTypeId = type, Notification = Spec("SQS", "Ping") })).Type, Is.EqualTo("ParameterValidationError"));
        await Api.CallAsync("UpdateNotificationSettings", new { HITTypeId = type, Notification = Spec("SQS", AllEvents), Active = false });
        await Api.CallAsync("CreateHITWithHITType", new { HITTypeId = type, LifetimeInSeconds = 3600, Question = Ask.External });
        await Api.CallAsync("UpdateNotificationSettings", new { HITTypeId = type, Active = true });
        await Api.CallAsync("CreateHITWithHITType", new { HITTypeId = type, LifetimeInSeconds = 3600, Question = Ask.External });
        await DeliverAsync();

        Assert.That(_received, Has.Count.EqualTo(1));
    }

    [TestCase("http://203.0.113.7/queue")]
    [TestCase("file:///etc/passwd")]
    [TestCase("arn:aws:sns:us-east-1:1:t")]
    public async Task Destinations_elsewhere_are_refused(string destination) => Assert.That(
        (await Api.RefusedAsync("SendTestEventNotification", new
        {
            Notification = new { Destination = destination, Transport = "SQS", Version = "2014-08-15", EventTypes = new[] { "Ping" } },
            TestEventType = "Ping",
        })).Code, Is.EqualTo("InvalidTransportEndpoint"));

    private async Task<string> TypeAsync()
    {
        var type = (string)(await Api.CallAsync("CreateHITType", Ask.HitType(("Title", Unique("Told")))))["HITTypeId"]!;
        await Api.CallAsync("UpdateNotificationSettings", new { HITTypeId = type, Notification = Spec("SQS", AllEvents) });
        return type;
    }

    private async Task<string> PublishAsync(string type, string? fault = null)
    {
        // a moment of its own: a fault by header strikes the events of the call's moment
        Clock.Advance(TimeSpan.FromMilliseconds(10));
        var request = new { HITTypeId = type, LifetimeInSeconds = 3600, Question = Ask.External };
        return (string)(await Api.CallAsync("CreateHITWithHITType", request, fault))["HIT"]!["HITId"]!;
    }

    private object Spec(string transport, params string[] events) =>
        new { Destination = _sink.Urls.Single() + "/queue", Transport = transport, Version = "2014-08-15", EventTypes = events };

    private Task DeliverAsync() => Host.Get<Postman>().DeliverAsync(Token);
}
