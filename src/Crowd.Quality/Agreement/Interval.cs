namespace Crowd.Quality.Agreement;

/// <summary>An interval on the real line, both ends included.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end, at least <paramref name="Low"/>.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>High less low.</summary>
    public double Width => High - Low;

    /// <summary>Whether a value lies in it.</summary>
    public bool Contains(double value) => Low <= value && value <= High;
}
