using System.Text.RegularExpressions;

namespace Crowd.Marketplace.Protocol;

/// <summary>A shape of the service model, with its constraints.</summary>
internal sealed class Shape
{
    public required string Name { get; init; }

    /// <summary><c>structure, list, string, integer, long, boolean, timestamp</c>.</summary>
    public required string Type { get; init; }

    public long? Min { get; init; }

    public long? Max { get; init; }

    public string? Pattern { get; init; }

    public IReadOnlyList<string> Enum { get; init; } = [];

    public IReadOnlySet<string> Required { get; init; } = new HashSet<string>();

    /// <summary>A structure's members, in the model's order.</summary>
    public IReadOnlyList<(string Name, Shape Shape)> Members { get; set; } = [];

    /// <summary>A list's element.</summary>
    public Shape? Element { get; set; }

    /// <summary>The pattern over the whole value, in linear time.</summary>
    public Regex? Expression { get; init; }
}
