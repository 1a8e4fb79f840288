using System.Globalization;
using Crowd.Rules.Reading;
using Crowd.Rules.Syntax;

namespace Crowd.Rules;

internal sealed class PopulationReader(SourceText source)
{
    private static readonly string[] Fields = ["answers", "gold", "reference", "classes", "seed", "groups"];
    private static readonly string[] GroupFields = ["name", "workers", "accuracy", "then", "after", "rushes"];

    public Population? Read()
    {
        if (YamlReader.Read(source) is not YamlMap map)
        {
            if (!source.HasErrors)
            {
                source.Report(0, "expected a population: fields such as 'answers: 1000' and 'groups:' with a list of groups");
            }

            return null;
        }

        Check(map, Fields);
        if (Value(map, "groups") is not YamlList { Items.Count: > 0 } groups)
        {
            source.Report(map.Start, "expected 'groups:' with at least one group such as '- {name: good, workers: 100, accuracy: 90%}'");
            return null;
        }

        return new Population
        {
            Groups = [.. groups.Items.Select(Group).OfType<PopulationGroup>()],
            Answers = (int)Number(map, "answers", 1000, 1, 1_000_000, whole: true),
            Gold = Number(map, "gold", 0.1, 0, 1),
            Reference = Number(map, "reference", 0.9, 0.5, 1),
            Classes = (int)Number(map, "classes", 2, 2, 65_536, whole: true),
            Seed = (ulong)Number(map, "seed", 1, 0, 1e15, whole: true),
        };
    }

    private PopulationGroup? Group(YamlNode node)
    {
        if (node is not YamlMap map)
        {
            source.Report(node.Start, $"expected a group such as {{name: good, workers: 100, accuracy: 90%}}, found {node.Noun}");
            return null;
        }

        Check(map, GroupFields);
        var accuracy = Number(map, "accuracy", double.NaN, 0, 1);
        var then = Number(map, "then", double.NaN, 0, 1);
        if (Value(map, "accuracy") is null)
        {
            source.Report(map.Start, "this group has no accuracy; expected 'accuracy: 90%'");
        }

        var name = (Value(map, "name") as YamlScalar)?.Value ?? accuracy.ToString("0.##%", CultureInfo.InvariantCulture);
        return new PopulationGroup(
            name,
            (int)Number(map, "workers", 1000, 1, 10_000_000, whole: true),
            accuracy,
            double.IsNaN(then) ? null : then,
            (int)Number(map, "after", 0, 0, 1_000_000, whole: true),
            Number(map, "rushes", 0, 0, 1));
    }

    private void Check(YamlMap map, string[] known)
    {
        foreach (var (key, _) in map.Entries.Where(e => !known.Contains(e.Key.Value)))
        {
            source.Report(key.Start, $"there is no field '{key.Value}' here{Nearest.Hint(key.Value, known)}; expected {string.Join(", ", known)}");
        }
    }

    private static YamlNode? Value(YamlMap map, string field) => map.Entries.LastOrDefault(e => e.Key.Value == field).Value;

    private double Number(YamlMap map, string field, double unsaid, double least, double most, bool whole = false)
    {
        if (Value(map, field) is not { } node)
        {
            return unsaid;
        }

        var text = (node as YamlScalar)?.Value.Trim() ?? "";
        var percent = text.EndsWith('%');
        if (double.TryParse(text.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            value = percent ? value / 100 : value;
            if (value >= least && value <= most && (!whole || value == Math.Floor(value)))
            {
                return value;
            }
        }

        source.Report(node.Start, whole
            ? $"expected a whole number from {least} to {most} for '{field}', found '{text}'"
            : $"expected a share from {least * 100}% to {most * 100}% for '{field}', found '{text}'");
        return unsaid;
    }
}
