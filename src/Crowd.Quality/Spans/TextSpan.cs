namespace Crowd.Quality.Spans;

/// <summary>A marked piece of a text.</summary>
/// <param name="Start">First character, 0 or more.</param>
/// <param name="End">One past the last character, above the start.</param>
/// <param name="Type">The type (person, place), 0 or more.</param>
public readonly record struct TextSpan(int Start, int End, int Type = 0)
{
    /// <summary>Characters.</summary>
    public int Length => End - Start;

    /// <summary>Whether the two have a character in common.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>Common characters over the characters of either, 0 to 1.</summary>
    public double IntersectionOverUnion(TextSpan other)
    {
        var common = Math.Max(0, Math.Min(End, other.End) - Math.Max(Start, other.Start));
        return common == 0 ? 0 : (double)common / (Length + other.Length - common);
    }
}
