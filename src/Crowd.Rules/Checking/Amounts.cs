using Crowd.Rules.Reading;
using Crowd.Rules.Syntax;
using Crowd.Rules.Vocabulary;

namespace Crowd.Rules.Checking;

/// <summary>Whether a number fits the figure it is compared with, and what it is in canonical units.</summary>
internal static class Amounts
{
    public static double? Number(SourceText source, AmountSyntax amount, Quantity quantity, string name)
    {
        if (amount.OfUsual && quantity != Quantity.OfUsual)
        {
            return Fail(source, amount.Start, $"'of usual' is known for time_on_task only, not for {name}");
        }

        if (Problem(amount, quantity) is { } problem)
        {
            return Fail(source, amount.Start, $"{name} {problem}");
        }

        return amount.Value;
    }

    public static string Expected(Quantity quantity) => quantity switch
    {
        Quantity.Share => "a share such as 70%",
        Quantity.Count => "a whole number",
        Quantity.Time => "a time such as 5 s",
        Quantity.OfUsual => "a share of what is usual, such as 30% of usual",
        Quantity.Money => "an amount of money such as $0.05",
        Quantity.Pixels => "a distance such as 3 px",
        Quantity.Text => "a word",
        _ => "a number",
    };

    /// <summary>The word a bound stands for; null if it is none.</summary>
    public static string? Word(BoundSyntax bound) => bound switch
    {
        TextSyntax text => text.Value,
        MeasureBoundSyntax { Plus: null, Measure: { Argument: null, Where: null, Window: null } measure } => measure.Name,
        _ => null,
    };

    public static string[]? Words(SourceText source, IReadOnlyList<BoundSyntax> bounds, string name)
    {
        var words = new string[bounds.Count];
        for (var i = 0; i < words.Length; i++)
        {
            if (Word(bounds[i]) is not { } word)
            {
                Fail(source, bounds[i].Start, $"expected a word in the list for {name}; put numbers that are names in quotes");
                return null;
            }

            words[i] = word;
        }

        return words;
    }

    public static bool TakesWords(SourceText source, Quantity quantity, string name, int offset)
    {
        var takes = quantity is Quantity.Text or Quantity.Any;
        if (!takes)
        {
            Fail(source, offset, $"{name} is compared with {Expected(quantity)}, not with a list of words");
        }

        return takes;
    }

    private static string? Problem(AmountSyntax amount, Quantity quantity) => quantity switch
    {
        Quantity.Share when amount.Unit == UnitKind.None && amount.Value is > 1 and <= 100 => $"is a share, 0% to 100%; did you mean {amount.Value}%?",
        Quantity.Share when amount.Unit is not (UnitKind.Percent or UnitKind.None) => "is a share; expected one such as 70%",
        Quantity.Share when amount.Value is < 0 or > 1 => "is a share, 0% to 100%",
        Quantity.Count when amount.Unit != UnitKind.None => "is a count; expected a whole number without a unit",
        Quantity.Count when amount.Value < 0 || amount.Value != Math.Floor(amount.Value) => "is a count; expected a whole number, 0 or more",
        Quantity.Time when amount.Unit == UnitKind.Percent => "is a time; expected one such as 5 s, or a share 'of usual'",
        Quantity.Time when amount.Unit != UnitKind.Time => $"is a time; expected a unit, such as {amount.Value} s",
        Quantity.OfUsual when amount.Unit != UnitKind.Percent => "of usual is a share; expected one such as 30% of usual",
        Quantity.Money when amount.Unit != UnitKind.Money => $"is money; expected an amount such as ${amount.Value}",
        Quantity.Pixels when amount.Unit != UnitKind.Pixels => $"is a distance; expected {amount.Value} px",
        Quantity.Number or Quantity.Any when amount.Unit is not (UnitKind.None or UnitKind.Percent) => "is a plain number; expected no unit",
        Quantity.Text => "is a word; expected one, such as \"cat\"",
        Quantity.Time or Quantity.OfUsual or Quantity.Pixels when amount.Value < 0 => "cannot be below 0",
        _ => null,
    };

    private static double? Fail(SourceText source, int offset, string message)
    {
        source.Report(offset, message);
        return null;
    }
}
