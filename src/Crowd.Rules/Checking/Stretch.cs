using Crowd.Rules.Evaluation;
using Crowd.Rules.Syntax;
using Crowd.Rules.Vocabulary;

namespace Crowd.Rules.Checking;

/// <summary>A stretch of values, its ends in or out.</summary>
internal readonly record struct Stretch(double Low, bool LowIn, double High, bool HighIn, string Text)
{
    public bool IsEmpty => Low > High || (Low == High && !(LowIn && HighIn));

    public static Stretch Of(Quantity quantity) => quantity switch
    {
        Quantity.Share => new(0, true, 1, true, ""),
        Quantity.Number or Quantity.Any or Quantity.Money => new(double.NegativeInfinity, true, double.PositiveInfinity, true, ""),
        _ => new(0, true, double.PositiveInfinity, true, ""),
    };

    public static Stretch Of(Comparator comparator, double limit, Quantity quantity)
    {
        var text = $"be {comparator.Sign()} {Show.Amount(limit, quantity)}";
        return comparator switch
        {
            Comparator.Less => new(double.NegativeInfinity, true, limit, false, text),
            Comparator.LessOrEqual => new(double.NegativeInfinity, true, limit, true, text),
            Comparator.Greater => new(limit, false, double.PositiveInfinity, true, text),
            Comparator.GreaterOrEqual => new(limit, true, double.PositiveInfinity, true, text),
            _ => new(limit, true, limit, true, text),
        };
    }

    public Stretch UpTo(double most) => most < High ? this with { High = most, HighIn = true } : this;

    public Stretch Within(Stretch other)
    {
        var (low, lowIn) = Low > other.Low ? (Low, LowIn) : Low < other.Low ? (other.Low, other.LowIn) : (Low, LowIn && other.LowIn);
        var (high, highIn) = High < other.High ? (High, HighIn) : High > other.High ? (other.High, other.HighIn) : (High, HighIn && other.HighIn);
        var text = Text.Length == 0 ? other.Text : other.Text.Length == 0 ? Text : $"{Text} and {other.Text}";
        return new Stretch(low, lowIn, high, highIn, text);
    }
}
