namespace Crowd.Rules.Reading;

/// <summary>A file's text, and what went wrong in it. Offsets are into the whole text, whatever quoting stands around a condition.</summary>
internal sealed class SourceText(string text, string file)
{
    private readonly List<(int Offset, RuleError Error)> _errors = [];

    public string Text => text;

    public string File => file;

    public bool HasErrors => _errors.Count > 0;

    public IReadOnlyList<RuleError> Errors => [.. _errors.OrderBy(e => e.Offset).Select(e => e.Error)];

    public void Report(int offset, string message)
    {
        var (line, column) = PositionOf(offset);
        _errors.Add((offset, new RuleError(file, line, column, message)));
    }

    public RuleWarning Warning(int offset, string rule, string message)
    {
        var (line, column) = PositionOf(offset);
        return new RuleWarning(file, line, column, rule, message);
    }

    public (int Line, int Column) PositionOf(int offset)
    {
        var before = text.AsSpan(0, Math.Clamp(offset, 0, text.Length));
        var line = 1;
        for (var end = before.IndexOf('\n'); end >= 0; end = before.IndexOf('\n'))
        {
            line++;
            before = before[(end + 1)..];
        }

        return (line, before.Length + 1);
    }

    /// <summary>Where a line's text begins.</summary>
    public int OffsetOf(int line)
    {
        var at = 0;
        for (var i = 1; i < line; i++)
        {
            at = text.IndexOf('\n', at) + 1;
        }

        while (at < text.Length && text[at] is ' ' or '-')
        {
            at++;
        }

        return at;
    }
}
