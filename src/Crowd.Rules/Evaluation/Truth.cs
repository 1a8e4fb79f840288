namespace Crowd.Rules.Evaluation;

/// <summary>Three values: what cannot be known yet is neither true nor false, and a rule fires on true only.</summary>
internal enum Truth : sbyte
{
    False = -1,
    Unknown = 0,
    True = 1,
}

internal static class Truths
{
    public static Truth Of(bool value) => value ? Truth.True : Truth.False;

    public static Truth Not(this Truth truth) => (Truth)(-(sbyte)truth);

    public static Truth And(this Truth one, Truth other) => one < other ? one : other;

    public static Truth Or(this Truth one, Truth other) => one > other ? one : other;
}
