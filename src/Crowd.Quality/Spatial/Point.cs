namespace Crowd.Quality.Spatial;

/// <summary>A point in continuous picture coordinates: x to the right, y downwards, (0, 0) the upper left corner of the first pixel.</summary>
public readonly record struct Point
{
    /// <summary>Coordinates may not be farther from 0 than this, so that no area or distance overflows.</summary>
    public const double Farthest = 1e9;

    /// <summary>A point.</summary>
    /// <exception cref="ArgumentException">A coordinate that is NaN, infinite or beyond <see cref="Farthest"/>; it is named.</exception>
    public Point(double x, double y) => (X, Y) = (Checked(x, nameof(x)), Checked(y, nameof(y)));

    /// <summary>To the right.</summary>
    public double X { get; }

    /// <summary>Downwards.</summary>
    public double Y { get; }

    /// <summary>Straight distance to another point.</summary>
    public double DistanceTo(Point other) => Math.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));

    internal static double Checked(double value, string name) => Math.Abs(value) <= Farthest
        ? value
        : throw new ArgumentException($"{name} is {value}; a coordinate must be a number within ±{Farthest:0}.", name);
}
