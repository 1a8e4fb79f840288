namespace Crowd.Engine.Publishing;

/// <summary>Text to template nodes. What a person wrote never throws: the first problem is in <see cref="Problem"/>.</summary>
internal sealed class TemplateParser(string text)
{
    private int _at;

    public string? Problem { get; private set; }

    public IReadOnlyList<TemplateNode>? Parse()
    {
        var nodes = Body(null, 0);
        return Problem is null ? nodes : null;
    }

    private List<TemplateNode> Body(string? section, int openedIn)
    {
        var nodes = new List<TemplateNode>();
        while (Problem is null)
        {
            var open = text.IndexOf("{{", _at, StringComparison.Ordinal);
            nodes.Add(new TemplateNode.Text(text[_at..(open < 0 ? text.Length : open)]));
            if (open < 0)
            {
                _at = text.Length;
                if (section is not null)
                    Problem = $"line {openedIn}: {{{{#{section}}}}} is never closed; add {{{{/{section}}}}}.";
                return nodes;
            }
            _at = open;
            var line = Line();
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0)
            {
                Problem = $"line {line}: '{{{{' has no closing '}}}}'.";
                return nodes;
            }
            var name = text[(open + 2)..close].Trim();
            _at = close + 2;
            if (name.StartsWith('/'))
            {
                if (name[1..].Trim() != section)
                    Problem = $"line {line}: {{{{{name}}}}} closes nothing" + (section is null ? "." : $"; {{{{#{section}}}}} of line {openedIn} is open.");
                return nodes;
            }
            nodes.Add(name.StartsWith('#') ? Section(name[1..].Trim(), line) : new TemplateNode.Value(name, line));
        }
        return nodes;
    }

    private TemplateNode.Section Section(string name, int line) => new(name, line, Body(name, line));

    private int Line() => text.AsSpan(0, _at).Count('\n') + 1;
}
