using System.Text.Json.Nodes;

namespace Amazon.MTurk.Tests;

/// <summary>The published description of the service: what the client is checked against.</summary>
internal static class ServiceModel
{
    private static readonly JsonNode Root = Load();

    public static IEnumerable<string> Operations => Root["operations"]!.AsObject().Select(o => o.Key);

    public static IEnumerable<string> Enumerations =>
        Root["shapes"]!.AsObject().Where(s => s.Value!["enum"] is not null).Select(s => s.Key);

    public static IEnumerable<string> Structures =>
        Root["shapes"]!.AsObject().Where(s => Kind(s.Key) == "structure" && s.Value!["exception"] is null).Select(s => s.Key);

    public static string Input(string operation) => (string)Root["operations"]![operation]!["input"]!["shape"]!;

    public static string Output(string operation) => (string)Root["operations"]![operation]!["output"]!["shape"]!;

    public static string TargetPrefix => (string)Root["metadata"]!["targetPrefix"]!;

    public static string Kind(string shape) => (string)Root["shapes"]![shape]!["type"]!;

    public static IReadOnlyList<string>? Values(string shape) =>
        Root["shapes"]![shape]!["enum"]?.AsArray().Select(v => (string)v!).ToList();

    public static IEnumerable<(string Name, string Shape)> Members(string shape) =>
        Root["shapes"]![shape]!["members"]!.AsObject().Select(m => (m.Key, (string)m.Value!["shape"]!));

    public static string Element(string list) => (string)Root["shapes"]![list]!["member"]!["shape"]!;

    private static JsonNode Load()
    {
        using var stream = typeof(ServiceModel).Assembly.GetManifestResourceStream("service-model.json")!;
        return JsonNode.Parse(stream)!;
    }
}
