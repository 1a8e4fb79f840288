using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Crowd.Marketplace.Simulation.Populations;

/// <summary>The keys of one mapping of a YAML file; each fault is told with its line.</summary>
internal sealed class YamlFields(string file, string place, YamlMappingNode map)
{
    private static readonly Dictionary<char, TimeSpan> Units = new()
    {
        ['s'] = TimeSpan.FromSeconds(1),
        ['m'] = TimeSpan.FromMinutes(1),
        ['h'] = TimeSpan.FromHours(1),
        ['d'] = TimeSpan.FromDays(1),
    };

    public IEnumerable<string> Keys => map.Children.Keys.Select(key => ((YamlScalarNode)key).Value ?? "");

    public void AllowOnly(params string[] known)
    {
        if (Keys.FirstOrDefault(key => !known.Contains(key)) is { } stranger)
        {
            throw Fault(stranger, $"there is no such key in a {place}; the keys are {string.Join(", ", known)}.");
        }
    }

    public string? Text(string key) => Node(key) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: > 0 } text } => text,
        _ => throw Fault(key, "write a text."),
    };

    public double? Number(string key, double least, double most) => Node(key) switch
    {
        null or YamlMappingNode => null,
        YamlScalarNode { Value: var text } when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most => number,
        _ => throw Fault(key, $"write a number from {least} to {most}."),
    };

    public int? Whole(string key, int least, int most) => Number(key, least, most) switch
    {
        null => null,
        { } number when number == Math.Floor(number) => (int)number,
        _ => throw Fault(key, "write a whole number."),
    };

    public TimeSpan? Duration(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        return Units.TryGetValue(text[^1], out var unit) && double.TryParse(text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var count)
            && count is >= 0 and < 10_000
            ? unit * count
            : throw Fault(key, $"'{text}' is not a duration; write it like 90s, 10m, 2h or 1d.");
    }

    public T Choice<T>(string key, T otherwise) where T : struct, Enum
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        return Enum.TryParse<T>(text, ignoreCase: true, out var value) && !char.IsAsciiDigit(text[0])
            ? value
            : throw Fault(key, $"'{text}' is none of {string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))}.");
    }

    public YamlFields? Map(string key) => Node(key) is YamlMappingNode inner ? new YamlFields(file, key, inner) : null;

    public IEnumerable<YamlFields> List(string key)
    {
        if (Node(key) is not YamlSequenceNode list)
        {
            throw Fault(key, "write a list, each entry on its own line after a dash.");
        }

        return list.Children.Select(entry => entry is YamlMappingNode inner
            ? new YamlFields(file, "kind of worker", inner)
            : throw new InputFileException(file, entry.Start.Line, key, "each entry has keys, such as name and count."));
    }

    public InputFileException Fault(string key, string problem)
    {
        var line = map.Children.Keys.FirstOrDefault(node => node is YamlScalarNode scalar && scalar.Value == key)?.Start.Line ?? map.Start.Line;
        return new InputFileException(file, line, key, problem);
    }

    private YamlNode? Node(string key) => map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;
}
