using System.Text.Json;

namespace Crowd.Engine.Campaigns.Files;

/// <summary>Reads a file of JSON lines: one flat object a line, its values text, numbers or truth values.</summary>
internal static class JsonlRows
{
    public static IEnumerable<ItemRow> Read(GuardedReader reader, string file, List<InputError> errors)
    {
        while (reader.ReadLine() is { } line)
            if (!string.IsNullOrWhiteSpace(line) && Parse(line, reader.LineNumber, file, errors) is { } row)
                yield return row;
    }

    private static ItemRow? Parse(string line, int number, string file, List<InputError> errors)
    {
        if (errors.Count >= ItemsFile.MostErrors)
            return null;
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                errors.Add(new(file, number, null, null, "the line is no JSON object; write {\"item\": \"…\", …}."));
                return null;
            }
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (!values.TryAdd(property.Name, property.Value.ToString()))
                    errors.Add(new(file, number, null, property.Name, "the name stands twice in this object."));
                if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                    errors.Add(new(file, number, null, property.Name, "templates show text; nested values are not supported."));
            }
            return new ItemRow(number, values);
        }
        catch (JsonException e)
        {
            errors.Add(new(file, number, (int?)e.BytePositionInLine + 1, null, "the line is no valid JSON."));
            return null;
        }
    }
}
