namespace Crowd.Rules.Vocabulary;

/// <summary>Where in an <see cref="Evidence"/> a field lies.</summary>
internal enum Slot
{
    Value,
    Second,
    Third,
    Fourth,
    Fifth,
    Text,
    Other,

    /// <summary>Value as a share of Second.</summary>
    OfUsual,
}
