namespace Crowd.Quality.Spatial;

/// <summary>
/// An upright box in continuous picture coordinates, without "+1": a box from 0 to 10 is 10 wide. It may have no width or no height (a
/// click); its overlap with everything is then 0. <c>default</c> is the empty box at the origin.
/// </summary>
public readonly record struct Box
{
    /// <summary>A box from its edges.</summary>
    /// <exception cref="ArgumentException">
    /// An edge that is NaN, infinite or beyond ±1e9, a right edge left of the left one, or a bottom above the top; it is named.
    /// </exception>
    public Box(double left, double top, double right, double bottom)
    {
        Left = Point.Checked(left, nameof(left));
        Top = Point.Checked(top, nameof(top));
        Right = Point.Checked(right, nameof(right));
        Bottom = Point.Checked(bottom, nameof(bottom));
        if (right < left || bottom < top)
        {
            throw new ArgumentException($"The box ({left}, {top}) to ({right}, {bottom}) is inside out; right must not be less than left, nor bottom than top.");
        }
    }

    /// <summary>x of the left edge.</summary>
    public double Left { get; }

    /// <summary>y of the top edge.</summary>
    public double Top { get; }

    /// <summary>x of the right edge.</summary>
    public double Right { get; }

    /// <summary>y of the bottom edge.</summary>
    public double Bottom { get; }

    /// <summary>Right less left.</summary>
    public double Width => Right - Left;

    /// <summary>Bottom less top.</summary>
    public double Height => Bottom - Top;

    /// <summary>Width times height.</summary>
    public double Area => Width * Height;

    /// <summary>Length of the diagonal.</summary>
    public double Diagonal => Math.Sqrt((Width * Width) + (Height * Height));

    /// <summary>A box from its upper left corner and its size.</summary>
    /// <exception cref="ArgumentException">A number that is NaN, infinite or beyond ±1e9, or a negative size.</exception>
    public static Box FromSize(double left, double top, double width, double height) => new(left, top, left + width, top + height);

    /// <summary>Intersection over union, 0 to 1; 0 if the union has no area. Symmetric.</summary>
    public double IntersectionOverUnion(in Box other)
    {
        var width = Math.Min(Right, other.Right) - Math.Max(Left, other.Left);
        var height = Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top);
        if (width <= 0 || height <= 0)
        {
            return 0;
        }

        var common = width * height;
        return Math.Min(1, common / (Area + other.Area - common));
    }

    /// <summary>
    /// Generalised IoU, −1 to 1: IoU less the part of the hull that neither covers (Rezatofighi et al. 2019, arXiv 1902.09630), so that it tells
    /// near misses from far ones. Null if the hull has no area.
    /// </summary>
    public double? GeneralisedIntersectionOverUnion(in Box other)
    {
        var hull = (Math.Max(Right, other.Right) - Math.Min(Left, other.Left)) * (Math.Max(Bottom, other.Bottom) - Math.Min(Top, other.Top));
        if (hull <= 0)
        {
            return null;
        }

        var overlap = IntersectionOverUnion(other);
        var union = (Area + other.Area) / (1 + overlap); // |A ∪ B| = |A| + |B| − IoU · |A ∪ B|
        return overlap - ((hull - union) / hull);
    }

    internal double Edge(int edge) => edge switch { 0 => Left, 1 => Top, 2 => Right, _ => Bottom };

    /// <summary>A box of edges found one by one (medians, means), which rounding may have turned inside out.</summary>
    internal static Box FromEdges(ReadOnlySpan<double> edges) =>
        new(Math.Min(edges[0], edges[2]), Math.Min(edges[1], edges[3]), Math.Max(edges[0], edges[2]), Math.Max(edges[1], edges[3]));
}
