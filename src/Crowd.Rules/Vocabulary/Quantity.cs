namespace Crowd.Rules.Vocabulary;

/// <summary>What a measure's number is, and so which units it may be compared with.</summary>
internal enum Quantity
{
    /// <summary>0 to 1, written as a percentage.</summary>
    Share,

    /// <summary>A whole number of things.</summary>
    Count,

    /// <summary>Milliseconds.</summary>
    Time,

    /// <summary>A share of what is usual, from 0 up.</summary>
    OfUsual,

    /// <summary>Dollars.</summary>
    Money,

    /// <summary>Pixels.</summary>
    Pixels,

    /// <summary>Any number.</summary>
    Number,

    /// <summary>A word.</summary>
    Text,

    /// <summary>A word or a number, as the comparison says.</summary>
    Any,
}
