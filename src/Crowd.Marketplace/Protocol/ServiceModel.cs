using System.Text.Json;
using System.Text.RegularExpressions;

namespace Crowd.Marketplace.Protocol;

/// <summary>Amazon's own description of the API, read once: what requests may contain is taken from here, not written again.</summary>
internal sealed class ServiceModel
{
    private const string Resource = "Crowd.Marketplace.Protocol.mturk-2017-01-17.service-2.json";

    private readonly Dictionary<string, Shape> _shapes = new(StringComparer.Ordinal);

    private ServiceModel(JsonElement model)
    {
        foreach (var shape in model.GetProperty("shapes").EnumerateObject())
            _shapes[shape.Name] = Read(shape.Name, shape.Value);
        foreach (var shape in model.GetProperty("shapes").EnumerateObject())
            Link(_shapes[shape.Name], shape.Value);
        var metadata = model.GetProperty("metadata");
        TargetPrefix = metadata.GetProperty("targetPrefix").GetString()!;
        SigningName = metadata.GetProperty("endpointPrefix").GetString()!;
        Operations = model.GetProperty("operations").EnumerateObject().ToDictionary(
            o => o.Name,
            o => new OperationShapes(
                _shapes[o.Value.GetProperty("input").GetProperty("shape").GetString()!],
                _shapes[o.Value.GetProperty("output").GetProperty("shape").GetString()!]),
            StringComparer.Ordinal);
    }

    public static ServiceModel Instance { get; } = Load();

    /// <summary><c>MTurkRequesterServiceV20170117</c>.</summary>
    public string TargetPrefix { get; }

    /// <summary><c>mturk-requester</c>.</summary>
    public string SigningName { get; }

    public IReadOnlyDictionary<string, OperationShapes> Operations { get; }

    private static ServiceModel Load()
    {
        using var stream = typeof(ServiceModel).Assembly.GetManifestResourceStream(Resource)!;
        using var document = JsonDocument.Parse(stream);
        return new(document.RootElement);
    }

    private static Shape Read(string name, JsonElement json)
    {
        var pattern = json.TryGetProperty("pattern", out var p) ? p.GetString() : null;
        return new Shape
        {
            Name = name,
            Type = json.GetProperty("type").GetString()!,
            Min = json.TryGetProperty("min", out var min) ? min.GetInt64() : null,
            Max = json.TryGetProperty("max", out var max) ? max.GetInt64() : null,
            Enum = Texts(json, "enum"),
            Required = Texts(json, "required").ToHashSet(StringComparer.Ordinal),
            Pattern = pattern,
            // .NET's $ would let a line feed pass at the end
            Expression = pattern is null ? null : new Regex($@"\A(?:{pattern.TrimEnd('$')})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant),
        };
    }

    private void Link(Shape shape, JsonElement json)
    {
        if (json.TryGetProperty("members", out var members))
            shape.Members = [.. members.EnumerateObject().Select(m => (m.Name, _shapes[m.Value.GetProperty("shape").GetString()!]))];
        if (json.TryGetProperty("member", out var element))
            shape.Element = _shapes[element.GetProperty("shape").GetString()!];
    }

    private static List<string> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(e => e.GetString()!)] : [];
}
