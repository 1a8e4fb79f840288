using System.Globalization;
using Crowd.Engine.Marketplaces;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Crowd.Engine.Campaigns.Files;

/// <summary>
/// The fields of one YAML mapping, read one by one: each read marks its key as known, each problem becomes an error with its place,
/// and <see cref="RefuseUnknown"/> complains about the keys nobody has read.
/// </summary>
internal sealed class YamlFields(YamlMappingNode node, string file, string prefix, List<InputError> errors)
{
    private readonly List<string> _known = [];

    /// <summary>The mapping that a YAML text holds, or null (and an error) where it holds none.</summary>
    public static YamlFields? Parse(string text, string file, List<InputError> errors)
    {
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }])
                return new YamlFields(root, file, "", errors);
            errors.Add(yaml.Documents.Count == 0
                ? new(file, null, null, null, "the file is empty; see config/campaigns for an example.")
                : new(file, 1, 1, null, "the file must hold one mapping of 'key: value' lines; see config/campaigns for an example."));
        }
        catch (YamlException e)
        {
            var reason = e.InnerException?.Message ?? e.Message;
            errors.Add(new(file, (int)e.Start.Line, (int)e.Start.Column, null, $"this is no valid YAML: {reason.TrimEnd('.')}."));
        }
        catch (InvalidOperationException)
        {
            // What the parser throws in place of an error of its own when the text ends in the middle of a plain word.
            errors.Add(new(file, text.AsSpan().TrimEnd('\n').Count('\n') + 1, null, null, "this is no valid YAML: a '[' or '{' is never closed."));
        }
        return null;
    }

    public bool Has(string key) => Find(key) is not null;

    public string? Text(string key) => Scalar(key)?.Value;

    public string? Required(string key)
    {
        var text = Text(key);
        if (string.IsNullOrWhiteSpace(text) && Find(key) is null or YamlScalarNode)
            Error(key, text is null ? $"is missing, and needed.{Misspelt(key)}" : "is blank.");
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    public int? Int(string key, int from, int to)
    {
        if (Scalar(key) is not { Value: { } text })
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= from && value <= to)
            return value;
        Error(key, $"must be a whole number from {from} to {to}, not '{text}'.");
        return null;
    }

    public double? Number(string key, double from, double to)
    {
        if (Scalar(key) is not { Value: { } text })
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= from && value <= to)
            return value;
        Error(key, string.Create(CultureInfo.InvariantCulture, $"must be a number from {from} to {to}, not '{text}'."));
        return null;
    }

    public bool? Flag(string key)
    {
        if (Scalar(key) is not { Value: { } text })
            return null;
        if (text is "true" or "false")
            return text == "true";
        Error(key, $"must be true or false, not '{text}'.");
        return null;
    }

    /// <summary>An amount in dollars, with at most two decimals.</summary>
    public Money? Dollars(string key)
    {
        if (Scalar(key) is not { Value: { } text })
            return null;
        if (decimal.TryParse(text.StartsWith('$') ? text[1..] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var usd)
            && decimal.Round(usd, 2) == usd && usd <= 100_000_000)
            return Money.FromUsd(usd);
        Error(key, $"must be dollars and cents such as 0.05, not '{text}'.");
        return null;
    }

    public TimeSpan? Duration(string key, TimeSpan from, TimeSpan to)
    {
        if (Scalar(key) is not { Value: { } text })
            return null;
        if (Durations.Parse(text) is { } value && value >= from && value <= to)
            return value;
        Error(key, $"must be a time such as 90s, 10m, 1h30m or 3d, from {from} to {to}, not '{text}'.");
        return null;
    }

    public IReadOnlyList<string> List(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode sequence when sequence.Children.All(c => c is YamlScalarNode):
                return [.. sequence.Children.Cast<YamlScalarNode>().Select(c => c.Value ?? "")];
            default:
                Error(key, "must be a list such as [cat, dog].");
                return [];
        }
    }

    /// <summary>A nested mapping.</summary>
    public YamlFields? Mapping(string key)
    {
        var found = Find(key);
        if (found is YamlMappingNode mapping)
            return new YamlFields(mapping, file, prefix + key + ".", errors);
        if (found is not null)
            Error(key, "must be a mapping of 'key: value' lines.");
        return null;
    }

    /// <summary>Every nested mapping by name, where the names are the user's own.</summary>
    public IEnumerable<(string Name, YamlFields Fields)> Mappings()
    {
        foreach (var name in node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? ""))
            if (Mapping(name) is { } fields)
                yield return (name, fields);
    }

    public bool IsList(string key) => Find(key) is YamlSequenceNode;

    public bool IsMapping(string key) => Find(key) is YamlMappingNode;

    public void Error(string key, string message)
    {
        var at = Key(key)?.Start ?? (prefix.Length == 0 ? (Mark?)null : node.Start);
        errors.Add(new(file, (int?)at?.Line, (int?)at?.Column, prefix + key, message));
    }

    /// <summary>Adds an error for each key that nobody has asked for.</summary>
    public void RefuseUnknown()
    {
        foreach (var key in node.Children.Keys)
            if (key is not YamlScalarNode { Value: { } name })
                errors.Add(new(file, (int)key.Start.Line, (int)key.Start.Column, null, "keys must be plain words."));
            else if (!_known.Contains(name))
                Error(name, $"there is no such key{NearestName.Hint(name, _known)}");
    }

    private YamlScalarNode? Scalar(string key)
    {
        var found = Find(key);
        if (found is null or YamlScalarNode { Value: not null and not "" and not "null" and not "~" })
            return found as YamlScalarNode;
        if (found is not YamlScalarNode)
            Error(key, "must be a single value.");
        return null;
    }

    private YamlNode? Find(string key)
    {
        if (!_known.Contains(key))
            _known.Add(key);
        return node.Children.FirstOrDefault(c => c.Key is YamlScalarNode k && k.Value == key).Value;
    }

    private YamlScalarNode? Key(string key) => node.Children.Keys.OfType<YamlScalarNode>().FirstOrDefault(k => k.Value == key);

    // A required key that is missing may stand there under a wrong name.
    private string Misspelt(string key)
    {
        var near = node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "").FirstOrDefault(k => NearestName.Hint(k, [key]).Length > 0);
        return near is null ? "" : $" Is '{near}' meant?";
    }
}
