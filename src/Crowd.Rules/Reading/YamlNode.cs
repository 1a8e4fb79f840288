using YamlDotNet.Core;

namespace Crowd.Rules.Reading;

/// <summary>A YAML value with its place in the file.</summary>
internal abstract record YamlNode(int Start, int End)
{
    public abstract string Noun { get; }
}

// ContentStart: Where the text itself begins: after a quote, or after the header of a block.
// ContentEnd: Where it ends.
internal sealed record YamlScalar(string Value, ScalarStyle Style, int ContentStart, int ContentEnd, int Start, int End) : YamlNode(Start, End)
{
    public override string Noun => Value.Length == 0 ? "nothing" : "text";
}

internal sealed record YamlList(IReadOnlyList<YamlNode> Items, int Start, int End) : YamlNode(Start, End)
{
    public override string Noun => "a list";
}

internal sealed record YamlMap(IReadOnlyList<(YamlScalar Key, YamlNode Value)> Entries, int Start, int End) : YamlNode(Start, End)
{
    public override string Noun => "a group of fields";
}
