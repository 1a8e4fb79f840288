namespace Crowd.Rules;

/// <summary>One comparison of a rule as it stood when the rule fired: the exact numbers, enough to judge it again.</summary>
public sealed record Measurement
{
    /// <summary>The figure as the rule names it, with its window.</summary>
    public required string Measure { get; init; }

    /// <summary>Pieces of evidence behind it (their weight, where they fade).</summary>
    public required double Count { get; init; }

    /// <summary>Sum of their scores (right answers); null for figures without one.</summary>
    public double? Sum { get; init; }

    /// <summary>The figure, in its canonical unit: shares 0 to 1, milliseconds, dollars, pixels; null while unknown.</summary>
    public double? Value { get; init; }

    /// <summary>The figure, for figures of words.</summary>
    public string? Word { get; init; }

    /// <summary>How it was compared: &lt;, &lt;=, &gt;, &gt;=, =, !=, in, not in, exists, is missing, happens.</summary>
    public required string Comparator { get; init; }

    /// <summary>What it was compared with, as a number.</summary>
    public double? Limit { get; init; }

    /// <summary>What it was compared with, in words, unit included.</summary>
    public required string LimitText { get; init; }

    /// <summary>Whether it held; null while unknown.</summary>
    public bool? Holds { get; init; }

    /// <summary>For 'surely': the evidence e.</summary>
    public double? Evidence { get; init; }

    /// <summary>For 'surely': where it acts, 1/alpha (more where workers are judged together).</summary>
    public double? ActsAt { get; init; }

    /// <summary>For 'surely' and 'likely': 1 less the confidence asked for.</summary>
    public double? Alpha { get; init; }

    /// <summary>For 'surely': fewest scores before it acts.</summary>
    public long? MinimumCount { get; init; }

    /// <summary>For 'likely': lower end of the interval. For 'surely' "above": bound that holds at every look.</summary>
    public double? Low { get; init; }

    /// <summary>For 'likely': upper end of the interval. For 'surely' "below": bound that holds at every look.</summary>
    public double? High { get; init; }

    /// <summary>One sentence a person can check.</summary>
    public required string Sentence { get; init; }
}
