using System.Text.Json;

namespace Crowd.Marketplace.Protocol;

/// <summary>
/// Holds a request against the service model: types first (a SerializationException), then every constraint
/// (one ValidationException that lists all breaches, in Amazon's words).
/// </summary>
internal static class RequestValidator
{
    public static void Check(Shape input, JsonElement request)
    {
        if (request.ValueKind != JsonValueKind.Object)
            throw ApiErrors.Serialization("The request must be a JSON object.");
        var breaches = new List<string>();
        Structure(input, request, "", breaches);
        if (breaches.Count > 0)
            throw ApiErrors.Validation(breaches);
    }

    private static void Structure(Shape shape, JsonElement value, string path, List<string> breaches)
    {
        foreach (var (name, member) in shape.Members)
        {
            var at = path + char.ToLowerInvariant(name[0]) + name[1..];
            if (value.TryGetProperty(name, out var given) && given.ValueKind != JsonValueKind.Null)
                Value(member, given, at, breaches);
            else if (shape.Required.Contains(name))
                breaches.Add($"Value null at '{at}' failed to satisfy constraint: Member must not be null");
        }
    }

    private static void Value(Shape shape, JsonElement value, string path, List<string> breaches)
    {
        Expect(shape, value);
        switch (shape.Type)
        {
            case "structure":
                Structure(shape, value, path + ".", breaches);
                break;
            case "list":
                var index = 0;
                foreach (var element in value.EnumerateArray())
                    Value(shape.Element!, element, $"{path}.{++index}.member", breaches);
                break;
            case "string":
                Text(shape, Decode(value), path, breaches);
                break;
            case "integer" or "long":
                Number(shape, value, path, breaches);
                break;
        }
    }

    private static void Text(Shape shape, string text, string path, List<string> breaches)
    {
        if (text.Contains('\0'))
            Breach("Member must not contain the character U+0000");
        if (text.Length < shape.Min)
            Breach($"Member must have length greater than or equal to {shape.Min}");
        if (text.Length > shape.Max)
            Breach($"Member must have length less than or equal to {shape.Max}");
        if (shape.Expression?.IsMatch(text) == false)
            Breach($"Member must satisfy regular expression pattern: {shape.Pattern}");
        if (shape.Enum.Count > 0 && !shape.Enum.Contains(text))
            Breach($"Member must satisfy enum value set: [{string.Join(", ", shape.Enum)}]");

        void Breach(string constraint) => breaches.Add($"Value '{Shorten(text)}' at '{path}' failed to satisfy constraint: {constraint}");
    }

    private static void Number(Shape shape, JsonElement value, string path, List<string> breaches)
    {
        var number = value.GetInt64();
        if (number < shape.Min)
            breaches.Add($"Value '{number}' at '{path}' failed to satisfy constraint: Member must have value greater than or equal to {shape.Min}");
        if (number > shape.Max)
            breaches.Add($"Value '{number}' at '{path}' failed to satisfy constraint: Member must have value less than or equal to {shape.Max}");
    }

    private static void Expect(Shape shape, JsonElement value)
    {
        var fits = shape.Type switch
        {
            "structure" => value.ValueKind == JsonValueKind.Object,
            "list" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
            "long" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "timestamp" => Timestamp.TryRead(value, out _),
            _ => throw new InvalidOperationException($"The service model has no type '{shape.Type}'."),
        };
        if (!fits)
            throw ApiErrors.Serialization($"{Kind(value)} can not be converted to {shape.Type switch { "string" => "a String", "integer" => "an Integer", "long" => "a Long", var t => "a " + t }}");
    }

    // Half surrogate pairs and bytes that are no UTF-8 come to light only now.
    private static string Decode(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw ApiErrors.Serialization("A string is no valid Unicode text.");
        }
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "STRING_VALUE",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "NUMBER_VALUE" : "DECIMAL_VALUE",
        JsonValueKind.True => "TRUE_VALUE",
        JsonValueKind.False => "FALSE_VALUE",
        JsonValueKind.Array => "START_ARRAY",
        JsonValueKind.Null => "NULL_VALUE",
        _ => "START_OBJECT",
    };

    private static string Shorten(string text) => text.Length <= 256 ? text : string.Concat(text.AsSpan(0, 256), "…");
}
