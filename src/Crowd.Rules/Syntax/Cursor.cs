using Crowd.Rules.Reading;

namespace Crowd.Rules.Syntax;

/// <summary>Walks tokens and reports what was expected where it is not found.</summary>
internal sealed class Cursor(SourceText source, IReadOnlyList<Token> tokens)
{
    private int _at;

    public SourceText Source => source;

    public Token Current => tokens[_at];

    public Token Following => tokens[Math.Min(_at + 1, tokens.Count - 1)];

    public int PreviousEnd => _at == 0 ? Current.Start : tokens[_at - 1].End;

    public bool AtEnd => Current.Kind == TokenKind.End;

    public Token Take()
    {
        var token = Current;
        _at = Math.Min(_at + 1, tokens.Count - 1);
        return token;
    }

    public bool TakeIf(TokenKind kind)
    {
        var found = Current.Kind == kind;
        _at += found && kind != TokenKind.End ? 1 : 0;
        return found;
    }

    public bool TakeIf(string word)
    {
        var found = Current.Is(word);
        _at += found ? 1 : 0;
        return found;
    }

    public bool TakeIf(string word, string next)
    {
        var found = Current.Is(word) && Following.Is(next);
        _at += found ? 2 : 0;
        return found;
    }

    public bool Expect(TokenKind kind, string expected)
    {
        if (TakeIf(kind))
        {
            return true;
        }

        Fail(expected);
        return false;
    }

    /// <summary>Reports what was expected here; always null, so that a caller can return it.</summary>
    public object? Fail(string expected, IEnumerable<string>? names = null)
    {
        var found = Current.Kind == TokenKind.Unknown && Current.Text.Length > 1 && Current.Text[0] is '"' or '\''
            ? "a text without its closing quote"
            : Current.ToString();
        source.Report(Current.Start, $"expected {expected}, found {found}{Nearest.Hint(Current.Text, names ?? [])}");
        return null;
    }
}
