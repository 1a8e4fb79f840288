using System.Text.Json;
using System.Xml;

namespace Crowd.Engine.Collecting;

/// <summary>
/// Reads what a worker sent: MTurk's QuestionFormAnswers, with plain fields or with the JSON that crowd HTML elements send. Hostile input:
/// nothing in it is believed, no DTD is read, and whatever is wrong comes back as a sentence.
/// </summary>
internal static class AnswerDocument
{
    // The field in which crowd HTML elements send everything.
    private const string CrowdField = "taskAnswers";
    private const int Longest = 4 << 20;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = Longest,
    };

    /// <summary>The fields by name, the first where a name repeats; or why there are none.</summary>
    public static (IReadOnlyDictionary<string, string> Fields, string? Problem) Read(string raw)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(raw))
            return (fields, "The answer is empty.");
        try
        {
            using var xml = XmlReader.Create(new StringReader(raw), Settings);
            ReadAnswers(xml, fields);
            return (fields, fields.TryGetValue(CrowdField, out var json) ? Unwrap(json, fields) : null);
        }
        catch (XmlException e)
        {
            return (fields, $"The answer is no well-formed XML (line {Math.Max(1, e.LineNumber)}).");
        }
    }

    private static void ReadAnswers(XmlReader xml, Dictionary<string, string> fields)
    {
        string? name = null;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "Answer":
                    name = null;
                    break;
                case "QuestionIdentifier":
                    name = Content(xml);
                    break;
                case "FreeText" or "SelectionIdentifier" when name is not null:
                    fields.TryAdd(name, Content(xml));
                    break;
            }
        }
    }

    // The text of a leaf, read without moving past its end tag, so that the outer loop sees every element.
    private static string Content(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var text = "";
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                text += xml.Value;
        return text;
    }

    // [{"q1":"cat","q2":{"label":"dog"},"q3":{"cat":true,"dog":false}}]
    private static string? Unwrap(string json, Dictionary<string, string> fields)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0)
                root = root[0];
            if (root.ValueKind != JsonValueKind.Object)
                return "The field taskAnswers holds no JSON object.";
            foreach (var field in root.EnumerateObject())
                if (Value(field.Value) is { } value)
                    fields.TryAdd(field.Name, value);
            return null;
        }
        catch (JsonException)
        {
            return "The field taskAnswers is no valid JSON.";
        }
    }

    private static string? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Object when value.TryGetProperty("label", out var label) && label.ValueKind == JsonValueKind.String => label.GetString(),
        JsonValueKind.Object => value.EnumerateObject().Where(o => o.Value.ValueKind == JsonValueKind.True).Select(o => o.Name).FirstOrDefault(),
        _ => null,
    };
}
