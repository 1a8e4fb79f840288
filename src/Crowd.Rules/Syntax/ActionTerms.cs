using System.Globalization;
using Crowd.Rules.Reading;

namespace Crowd.Rules.Syntax;

/// <summary>The words and amounts that actions are made of. What is not there is reported, and comes back as null or false.</summary>
internal abstract class ActionTerms(Cursor cursor, int end)
{
    protected Cursor Cursor => cursor;

    protected bool Word(string word)
    {
        if (Cursor.TakeIf(word))
        {
            return true;
        }

        Cursor.Fail($"'{word}'", [word]);
        return false;
    }

    protected bool Piece()
    {
        if (Cursor.Current.Kind == TokenKind.Word && AmountParser.Pieces.Contains(Cursor.Current.Text))
        {
            Cursor.Take();
            return true;
        }

        Cursor.Fail("'answers'", ["answers"]);
        return false;
    }

    protected string? Name(string expected)
    {
        if (Cursor.Current.Kind is TokenKind.Word or TokenKind.Text)
        {
            return Cursor.Take().Text;
        }

        Cursor.Fail(expected);
        return null;
    }

    // Free text: quoted, or all that is left.
    protected string? OptionalText()
    {
        Cursor.TakeIf(TokenKind.Colon);
        if (Cursor.AtEnd)
        {
            return null;
        }

        if (Cursor.Current.Kind == TokenKind.Text && Cursor.Following.Kind == TokenKind.End)
        {
            return Cursor.Take().Text;
        }

        var text = Cursor.Source.Text[Cursor.Current.Start..end].Trim();
        while (!Cursor.AtEnd)
        {
            Cursor.Take();
        }

        return text;
    }

    protected string? Text(string expected)
    {
        if (OptionalText() is { Length: > 0 } text)
        {
            return text;
        }

        Cursor.Fail(expected);
        return null;
    }

    protected TEnum? Choice<TEnum>(string expected)
        where TEnum : struct, Enum
    {
        if (Cursor.Current.Kind == TokenKind.Word && Enum.TryParse<TEnum>(Cursor.Current.Text, ignoreCase: true, out var value))
        {
            Cursor.Take();
            return value;
        }

        Cursor.Fail(expected, Enum.GetNames<TEnum>().Select(n => n.ToLowerInvariant()));
        return null;
    }

    protected TimeSpan? Duration() => AmountParser.Duration(Cursor);

    protected DateTimeOffset? Date()
    {
        if (Cursor.Current.Kind == TokenKind.Date
            && DateTimeOffset.TryParse(Cursor.Current.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            Cursor.Take();
            return date;
        }

        Cursor.Fail("first-doubt or a date such as 2026-11-22", ["first-doubt"]);
        return null;
    }

    protected double? Share()
    {
        var at = Cursor.Current.Start;
        if (AmountParser.Parse(Cursor) is not { } amount)
        {
            return null;
        }

        if (amount is { Unit: UnitKind.Percent, Value: >= 0 and <= 1 })
        {
            return amount.Value;
        }

        Cursor.Source.Report(at, "expected a share from 0% to 100%");
        return null;
    }

    protected long? Money()
    {
        var at = Cursor.Current.Start;
        if (AmountParser.Parse(Cursor) is not { } amount)
        {
            return null;
        }

        if (amount is { Unit: UnitKind.Money, Value: > 0 and <= 10_000 })
        {
            return (long)Math.Round(amount.Value * 1_000_000);
        }

        Cursor.Source.Report(at, "expected an amount of money above $0 and at most $10000, such as $0.05");
        return null;
    }

    protected int? Whole(string expected, int least, int most) =>
        Number($"{expected} from {least} to {most}", least, most) is { } number ? Rounded(number, expected) : null;

    protected int? Rounded(double number, string expected)
    {
        if (number == Math.Floor(number))
        {
            return (int)number;
        }

        Cursor.Fail($"{expected}, a whole number");
        return null;
    }

    protected double? Number(string expected, double least, double most)
    {
        if (Cursor.Current.Kind == TokenKind.Number && Cursor.Current.Number >= least && Cursor.Current.Number <= most)
        {
            return Cursor.Take().Number;
        }

        Cursor.Fail(expected);
        return null;
    }
}
