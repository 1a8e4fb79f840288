using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace Amazon.MTurk.Tests;

internal sealed class OperationTests : AgainstTheFakeService
{
    [TestCaseSource(typeof(ServiceModel), nameof(ServiceModel.Operations))]
    public async Task Sends_every_member_under_its_name_to_its_own_target(string operation)
    {
        var expected = Sample.Json(ServiceModel.Input(operation));

        await CallAsync(operation, ModelJson.ToObject(ModelType(ServiceModel.Input(operation)), expected)!);

        var call = Service.Calls.Single();
        Assert.Multiple(() =>
        {
            Assert.That(call.Method, Is.EqualTo("POST"));
            Assert.That(call.Path, Is.EqualTo("/"));
            Assert.That(call.Target, Is.EqualTo($"{ServiceModel.TargetPrefix}.{operation}"));
            Assert.That(call.Headers["content-type"], Is.EqualTo("application/x-amz-json-1.1"));
            Assert.That(JsonNode.DeepEquals(JsonNode.Parse(call.Text), expected), Is.True, $"sent {call.Text}\nexpected {expected.ToJsonString()}");
        });
    }

    [TestCaseSource(typeof(ServiceModel), nameof(ServiceModel.Operations))]
    public async Task Reads_every_member_of_the_answer(string operation)
    {
        var expected = Sample.Json(ServiceModel.Output(operation));
        Service.Answers(Answer.Ok(expected.ToJsonString()));

        var response = await CallAsync(operation, Activator.CreateInstance(ModelType(ServiceModel.Input(operation)))!);

        var read = ModelJson.ToJson(response);
        Assert.Multiple(() =>
        {
            Assert.That(JsonNode.DeepEquals(read, expected), Is.True, $"read {read.ToJsonString()}\nexpected {expected.ToJsonString()}");
            Assert.That(response.HttpStatusCode, Is.EqualTo(System.Net.HttpStatusCode.OK));
            Assert.That(response.ResponseMetadata.RequestId, Is.EqualTo("request-1"));
        });
    }

    [TestCaseSource(typeof(ServiceModel), nameof(ServiceModel.Operations))]
    public async Task Sends_an_empty_object_when_nothing_is_set_and_reads_nulls_from_one(string operation)
    {
        var response = await CallAsync(operation, Activator.CreateInstance(ModelType(ServiceModel.Input(operation)))!);

        Assert.Multiple(() =>
        {
            Assert.That(Service.Calls.Single().Text, Is.EqualTo("{}"));
            Assert.That(ModelJson.ToJson(response).AsObject(), Is.Empty);
        });
    }

    private async Task<AmazonWebServiceResponse> CallAsync(string operation, object request)
    {
        using var client = Service.Client();
        var method = typeof(IAmazonMTurk).GetMethod(operation + "Async", [request.GetType(), typeof(CancellationToken)])!;
        var task = (Task)method.Invoke(client, BindingFlags.DoNotWrapExceptions, null, [request, CancellationToken.None], null)!;
        await task;
        return (AmazonWebServiceResponse)task.GetType().GetProperty("Result")!.GetValue(task)!;
    }

    private static Type ModelType(string shape) => typeof(IAmazonMTurk).Assembly.GetType($"Amazon.MTurk.Model.{shape}", throwOnError: true)!;
}
