using System.Globalization;

namespace Crowd.Rules.Reading;

/// <summary>Text -> tokens, over a stretch of the file. Line breaks are blanks, so a condition may be folded as YAML likes.</summary>
internal static class Lexer
{
    public static IReadOnlyList<Token> Read(string text, int start, int end)
    {
        var tokens = new List<Token>();
        var at = start;
        while (true)
        {
            while (at < end && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at >= end)
            {
                tokens.Add(new Token(TokenKind.End, "", 0, end, end));
                return tokens;
            }

            var token = Next(text, at, end);
            tokens.Add(token);
            at = token.End;
        }
    }

    private static Token Next(string text, int at, int end)
    {
        var c = text[at];
        if (char.IsAsciiLetter(c) || c == '_')
        {
            return Word(text, at, end);
        }

        if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < end && char.IsAsciiDigit(text[at + 1])))
        {
            return Number(text, at, end);
        }

        return c is '"' or '\'' ? Quoted(text, at, end) : Sign(text, at, end);
    }

    private static Token Word(string text, int at, int end)
    {
        var to = at + 1;
        while (to < end && (IsWordPart(text[to]) || (text[to] is '-' or '.' && to + 1 < end && IsWordPart(text[to + 1]))))
        {
            to++;
        }

        return new Token(TokenKind.Word, text[at..to], 0, at, to);
    }

    private static Token Number(string text, int at, int end)
    {
        if (DateEnd(text, at, end) is { } dateEnd)
        {
            return new Token(TokenKind.Date, text[at..dateEnd], 0, at, dateEnd);
        }

        var to = at;
        while (to < end && (char.IsAsciiDigit(text[to]) || (text[to] == '.' && to + 1 < end && char.IsAsciiDigit(text[to + 1]))))
        {
            to++;
        }

        var written = text[at..to];
        return double.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? new Token(TokenKind.Number, written, number, at, to)
            : new Token(TokenKind.Unknown, written, 0, at, to);
    }

    // 2026-11-22, 2026-11-22T10:30Z
    private static int? DateEnd(string text, int at, int end)
    {
        if (at + 10 > end || text[at + 4] != '-' || text[at + 7] != '-' || !text.AsSpan(at, 4).ContainsOnlyDigits())
        {
            return null;
        }

        var to = at + 10;
        while (to < end && (char.IsAsciiDigit(text[to]) || text[to] is 'T' or 'Z' or ':' or '+' or '.'))
        {
            to++;
        }

        return to;
    }

    private static Token Quoted(string text, int at, int end)
    {
        var close = text.IndexOf(text[at], at + 1, end - at - 1);
        return close < 0
            ? new Token(TokenKind.Unknown, text[at..end], 0, at, end)
            : new Token(TokenKind.Text, text[(at + 1)..close], 0, at, close + 1);
    }

    private static Token Sign(string text, int at, int end)
    {
        var two = at + 1 < end ? text.AsSpan(at, 2) : default;
        if (two is "<=" or ">=" or "==" or "!=" or "<>")
        {
            return new Token(TokenKind.Comparator, two.ToString(), 0, at, at + 2);
        }

        var kind = text[at] switch
        {
            '<' or '>' or '=' or '≤' or '≥' or '≠' => TokenKind.Comparator,
            '%' => TokenKind.Percent,
            '$' => TokenKind.Dollar,
            '+' => TokenKind.Plus,
            '-' => TokenKind.Minus,
            '(' => TokenKind.Open,
            ')' => TokenKind.Close,
            '[' => TokenKind.OpenList,
            ']' => TokenKind.CloseList,
            ',' => TokenKind.Comma,
            ':' => TokenKind.Colon,
            _ => TokenKind.Unknown,
        };
        return new Token(kind, text[at].ToString(), 0, at, at + 1);
    }

    private static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> span) => span.IndexOfAnyExceptInRange('0', '9') < 0;
}
