using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Crowd.Rules.Reading;

/// <summary>
/// Reads YAML into nodes that know their place. Refuses what rule files do not need (anchors, tags, several documents, deep nesting), which
/// is also what makes hostile YAML dangerous.
/// </summary>
internal sealed class YamlReader
{
    private const int MaximumDepth = 16;
    private readonly SourceText _source;
    private readonly Parser _parser;

    private YamlReader(SourceText source)
    {
        _source = source;
        _parser = new Parser(new StringReader(source.Text));
    }

    /// <returns>The document's node; null if it is empty or has errors, which are reported to the source.</returns>
    public static YamlNode? Read(SourceText source)
    {
        var reader = new YamlReader(source);
        try
        {
            return reader.Document();
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner gives up this way, without a place, on some plain texts that no YAML can hold.
            var at = (int)Math.Min(reader._parser.Current?.End.Index ?? 0, source.Text.Length);
            source.Report(at, "this is not YAML: what follows here cannot be read; expected fields as `name: value`, odd texts in quotes");
            return null;
        }
        catch (YamlException e)
        {
            source.Report((int)Math.Min(Math.Max(e.Start.Index, e.End.Index), source.Text.Length), $"this is not YAML: {Sentence(e)}");
            return null;
        }
    }

    private static string Sentence(YamlException e)
    {
        var message = (e.InnerException?.Message ?? e.Message).Trim().TrimEnd('.');
        return message.Contains("cannot start any token", StringComparison.Ordinal)
            ? message + "; expected a name, a quoted text or a list (indent with spaces, not tabs)"
            : message + "; expected fields as `name: value`, indented with spaces";
    }

    private YamlNode? Document()
    {
        YamlNode? root = null;
        var documents = 0;
        while (_parser.MoveNext() && !_source.HasErrors)
        {
            switch (_parser.Current)
            {
                case DocumentStart start when ++documents > 1:
                    _source.Report((int)start.Start.Index, "a second document begins here; expected one list of rules in a file");
                    break;
                case StreamStart or StreamEnd or DocumentStart or DocumentEnd:
                    break;
                case { } other:
                    root = Node(other, 0);
                    break;
            }
        }

        return _source.HasErrors || root is YamlScalar { Value.Length: 0 } ? null : root;
    }

    private YamlNode? Node(ParsingEvent current, int depth)
    {
        if (depth > MaximumDepth || current is AnchorAlias || current is NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
        {
            _source.Report((int)current.Start.Index, depth > MaximumDepth
                ? "this is nested too deeply; expected a list of rules, each with its fields"
                : "anchors, aliases and tags (&, *, !) have no meaning in a rule file; put a text that begins so in quotes");
            return null;
        }

        return current switch
        {
            Scalar scalar => Scalar(scalar),
            SequenceStart start => List(start, depth),
            MappingStart start => Map(start, depth),
            _ => null,
        };
    }

    private YamlScalar Scalar(Scalar scalar)
    {
        var start = (int)scalar.Start.Index;
        var end = Math.Max(start, Math.Min((int)scalar.End.Index, _source.Text.Length));
        var (from, to) = scalar.Style switch
        {
            ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => (start + 1, Math.Max(start + 1, end - 1)),
            ScalarStyle.Literal or ScalarStyle.Folded => (EndOfLine(start, end), end),
            _ => (start, end),
        };
        return new YamlScalar(scalar.Value, scalar.Style, from, to, start, end);
    }

    private YamlList? List(SequenceStart start, int depth)
    {
        var items = new List<YamlNode>();
        while (_parser.MoveNext() && _parser.Current is { } current and not SequenceEnd)
        {
            if (Node(current, depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        var from = (int)start.Start.Index;
        return new YamlList(items, from, items.Count > 0 ? items[^1].End : from);
    }

    private YamlMap? Map(MappingStart start, int depth)
    {
        var entries = new List<(YamlScalar, YamlNode)>();
        while (_parser.MoveNext() && _parser.Current is { } current and not MappingEnd)
        {
            if (Node(current, depth + 1) is not { } key)
            {
                return null;
            }

            if (key is not YamlScalar name)
            {
                _source.Report(key.Start, $"expected a field's name, found {key.Noun}");
                return null;
            }

            if (!_parser.MoveNext() || Node(_parser.Current!, depth + 1) is not { } value)
            {
                return null;
            }

            entries.Add((name, value));
        }

        // A single pair inside a flow list carries no mark of its own: its key's is where it begins.
        return new YamlMap(entries, entries.Count > 0 ? entries[0].Item1.Start : (int)start.Start.Index, entries.Count > 0 ? entries[^1].Item2.End : (int)start.End.Index);
    }

    private int EndOfLine(int start, int end)
    {
        var newline = _source.Text.AsSpan(start, end - start).IndexOf('\n');
        return newline < 0 ? end : start + newline + 1;
    }
}
