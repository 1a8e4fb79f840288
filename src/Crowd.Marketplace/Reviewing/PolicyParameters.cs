using System.Globalization;
using System.Text.Json;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Reviewing;

/// <summary>A policy's parameters by key. What is not asked for by the end is unknown, and refused.</summary>
internal sealed class PolicyParameters
{
    private readonly Dictionary<string, (List<string> Values, List<(string Key, List<string> Values)> Entries)> _all = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = [];

    public static PolicyParameters Read(Input policy)
    {
        var parameters = new PolicyParameters();
        foreach (var parameter in policy.List("Parameters") ?? [])
        {
            var key = parameter.TextOrNull("Key") ?? throw ApiErrors.Parameter("A review policy's parameter has no Key.");
            var entries = (parameter.List("MapEntries") ?? []).ConvertAll(e => (e.TextOrNull("Key") ?? "", e.Texts("Values") ?? []));
            if (!parameters._all.TryAdd(key, (parameter.Texts("Values") ?? [], entries)))
                throw ApiErrors.Parameter($"The review policy's parameter \"{key}\" is given twice.");
        }
        return parameters;
    }

    public static PolicyParameters Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Read(new(document.RootElement));
    }

    public List<(string Key, List<string> Values)> Entries(string key) => Ask(key) is { } found ? found.Entries : [];

    /// <summary>All values, also where several are written into one with commas.</summary>
    public List<string> Values(string key) =>
        Ask(key) is { } found ? [.. found.Values.SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))] : [];

    public string? Text(string key) => Ask(key) is not { } found ? null
        : found.Values.Count == 1 ? found.Values[0] : throw ApiErrors.Parameter($"The review policy's parameter \"{key}\" must have one value.");

    public int? Integer(string key, int min, int max) => Text(key) is not { } text ? null
        : int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value : throw ApiErrors.Parameter($"The review policy's parameter \"{key}\" is \"{text}\"; it must be a whole number from {min} to {max}.");

    public bool Flag(string key) => Text(key)?.Trim().ToUpperInvariant() switch
    {
        null or "F" or "FALSE" => false,
        "T" or "TRUE" => true,
        var other => throw ApiErrors.Parameter($"The review policy's parameter \"{key}\" is \"{other}\"; it must be T or F."),
    };

    public void RefuseOthers()
    {
        if (_all.Keys.FirstOrDefault(k => !_asked.Contains(k)) is { } unknown)
            throw ApiErrors.Parameter($"The review policy has no parameter \"{unknown}\".");
    }

    private (List<string> Values, List<(string Key, List<string> Values)> Entries)? Ask(string key)
    {
        _asked.Add(key);
        return _all.TryGetValue(key, out var found) ? found : null;
    }
}
