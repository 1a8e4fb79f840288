using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.OverlayNG;

namespace Crowd.Quality.Spatial;

/// <summary>
/// Outlines drawn by hand: a polygon is the list of its corners, open or closed, clockwise or not. Self-crossing outlines are repaired (a bow-tie
/// becomes two triangles); outlines without area overlap with nothing.
/// </summary>
public static class Polygons
{
    private const int FewestCorners = 3;

    /// <summary>Area of the repaired outline, 0 or more.</summary>
    /// <exception cref="ArgumentException">Fewer than three corners.</exception>
    public static double Area(IReadOnlyList<Point> polygon) => Repaired(polygon, nameof(polygon)).Area;

    /// <summary>Intersection over union, 0 to 1; 0 if the union has no area. Symmetric.</summary>
    /// <param name="first">Corners of one polygon, at least three.</param>
    /// <param name="second">Corners of the other, at least three.</param>
    /// <exception cref="ArgumentException">Fewer than three corners; the parameter is named.</exception>
    /// <remarks>Exact overlay (NetTopologySuite's OverlayNG with snapping where needed), O(n log n) in the corners.</remarks>
    public static double IntersectionOverUnion(IReadOnlyList<Point> first, IReadOnlyList<Point> second) =>
        Likeness(Repaired(first, nameof(first)), Repaired(second, nameof(second)));

    /// <summary>The polygon most like the others: the one with the greatest weighted mean IoU.</summary>
    /// <param name="polygons">One polygon a worker, at least one, each with three corners or more.</param>
    /// <param name="weights">A weight above 0 for each; null for equal ones.</param>
    /// <returns>Its index, and its weighted mean IoU with the others (1 if it is the only one): a confidence in [0, 1]. Ties: the first.</returns>
    /// <exception cref="ArgumentException">No polygons, a polygon with fewer than three corners, or weights that do not fit; the index is named.</exception>
    public static (int Index, double MeanLikeness) Medoid(IReadOnlyList<IReadOnlyList<Point>> polygons, IReadOnlyList<double>? weights = null)
    {
        var shapes = AllRepaired(polygons, weights);
        var (best, bestLikeness) = (0, -1.0);
        for (var i = 0; i < shapes.Length; i++)
        {
            double sum = 0, all = 0;
            for (var j = 0; j < shapes.Length; j++)
            {
                if (j != i)
                {
                    var weight = weights?[j] ?? 1;
                    (sum, all) = (sum + (weight * Likeness(shapes[i], shapes[j])), all + weight);
                }
            }

            var likeness = all == 0 ? 1 : sum / all;
            (best, bestLikeness) = likeness > bestLikeness ? (i, likeness) : (best, bestLikeness);
        }

        return (best, bestLikeness);
    }

    /// <summary>The area that outlines of more than half of the weight enclose: a majority vote on every point of the plane.</summary>
    /// <param name="polygons">One polygon a worker, at least one, each with three corners or more; those without area vote for nothing.</param>
    /// <param name="weights">A weight above 0 for each; null for equal ones.</param>
    /// <returns>The parts and how like the outlines are to them. Half of the weight is not enough, as in a mask's vote.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Medoid"/>.</exception>
    /// <remarks>
    /// Exact: the outlines are cut at their crossings, and each piece is asked at a point inside it. Unlike <see cref="Medoid"/> it may draw what nobody drew.
    /// About O(c log c + pieces · corners) with c corners and crossings. Not random.
    /// </remarks>
    public static PolygonVote Vote(IReadOnlyList<IReadOnlyList<Point>> polygons, IReadOnlyList<double>? weights = null)
    {
        var shapes = AllRepaired(polygons, weights);
        double[] votes = weights is null ? [.. Enumerable.Repeat(1.0, shapes.Length)] : [.. weights];
        var majority = PolygonFaces.Majority(shapes, votes);
        var likeness = shapes.Select((shape, n) => votes[n] * Likeness(shape, majority)).Sum() / votes.Sum();
        return new PolygonVote(PolygonFaces.Parts(majority), likeness);
    }

    /// <summary>The pixels whose centre lies in the polygon (even–odd rule), for a vote by <see cref="MaskConsensus"/>.</summary>
    /// <param name="polygon">Corners, at least three; parts outside the picture are cut off.</param>
    /// <param name="width">Width of the picture in pixels, at least 1.</param>
    /// <param name="height">Height of the picture in pixels, at least 1.</param>
    /// <exception cref="ArgumentException">Fewer than three corners.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1.</exception>
    public static Mask Rasterise(IReadOnlyList<Point> polygon, int width, int height)
    {
        CheckCorners(polygon, nameof(polygon));
        var mask = new Mask(width, height);
        var crossings = new List<double>();
        for (var y = 0; y < height; y++)
        {
            crossings.Clear();
            for (var i = 0; i < polygon.Count; i++)
            {
                var (a, b) = (polygon[i], polygon[(i + 1) % polygon.Count]);
                if (a.Y <= y + 0.5 != b.Y <= y + 0.5)
                {
                    crossings.Add(a.X + ((y + 0.5 - a.Y) / (b.Y - a.Y) * (b.X - a.X)));
                }
            }

            crossings.Sort();
            for (var c = 0; c + 1 < crossings.Count; c += 2)
            {
                var to = Math.Min(width - 1, Math.Ceiling(crossings[c + 1] - 0.5) - 1);
                for (var x = Math.Max(0, Math.Ceiling(crossings[c] - 0.5)); x <= to; x++)
                {
                    mask[(int)x, y] = true;
                }
            }
        }

        return mask;
    }

    private static double Likeness(Geometry a, Geometry b)
    {
        if (a.Area <= 0 || b.Area <= 0 || !a.EnvelopeInternal.Intersects(b.EnvelopeInternal))
        {
            return 0;
        }

        var common = OverlayNGRobust.Overlay(a, b, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection).Area;
        return Math.Clamp(common / (a.Area + b.Area - common), 0, 1);
    }

    private static Geometry[] AllRepaired(IReadOnlyList<IReadOnlyList<Point>> polygons, IReadOnlyList<double>? weights)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        return polygons.Count == 0 || (weights is not null && (weights.Count != polygons.Count || weights.Any(w => !(w > 0 && double.IsFinite(w)))))
            ? throw new ArgumentException($"{polygons.Count} polygons and {weights?.Count} weights; there must be a polygon, and a weight above 0 for each.")
            : [.. polygons.Select((p, i) => Repaired(p, $"polygons[{i}]"))];
    }

    private static Geometry Repaired(IReadOnlyList<Point> polygon, string name)
    {
        CheckCorners(polygon, name);
        var ring = polygon.Select(p => new Coordinate(p.X, p.Y)).ToList();
        if (!ring[0].Equals2D(ring[^1]) || ring.Count == FewestCorners)
        {
            ring.Add(ring[0].Copy());
        }

        var shape = new GeometryFactory().CreatePolygon([.. ring]);
        return shape.IsValid ? shape : GeometryFixer.Fix(shape);
    }

    private static void CheckCorners(IReadOnlyList<Point> polygon, string name)
    {
        ArgumentNullException.ThrowIfNull(polygon, name);
        if (polygon.Count < FewestCorners)
        {
            throw new ArgumentException($"A polygon of {polygon.Count} corners; there must be at least {FewestCorners}.", name);
        }
    }
}
