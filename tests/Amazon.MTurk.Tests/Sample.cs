using System.Text.Json.Nodes;

namespace Amazon.MTurk.Tests;

/// <summary>Makes JSON with every member of a shape set, each to a value of its own.</summary>
internal static class Sample
{
    public static JsonNode Json(string shape)
    {
        var counter = 0;
        return JsonNode.Parse(Json(shape, shape, ref counter).ToJsonString())!;
    }

    private static JsonNode Json(string shape, string member, ref int counter)
    {
        counter++;
        if (ServiceModel.Values(shape) is { } values)
            return values[counter % values.Count];
        switch (ServiceModel.Kind(shape))
        {
            case "integer": return counter;
            case "long": return 5_000_000_000L + counter;
            case "boolean": return counter % 2 == 0;
            case "timestamp": return 1_767_225_600 + counter + 0.125m;
            case "string": return $"{member} {counter}: \"<ü&☃>\"";
            case "list":
                var element = ServiceModel.Element(shape);
                return new JsonArray(Json(element, member, ref counter), Json(element, member, ref counter));
        }

        var json = new JsonObject();
        foreach (var (name, kind) in ServiceModel.Members(shape))
            json[name] = Json(kind, name, ref counter);
        return json;
    }
}
