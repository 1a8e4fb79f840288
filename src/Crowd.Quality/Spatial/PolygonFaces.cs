using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Polygonize;

namespace Crowd.Quality.Spatial;

/// <summary>The pieces into which a pile of outlines cuts the plane.</summary>
internal static class PolygonFaces
{
    // slivers between outlines that ought to be one line
    private const double LeastShare = 1e-9;

    /// <summary>The union of the pieces that lie inside outlines of more than half of all weight.</summary>
    public static Geometry Majority(Geometry[] shapes, double[] weights)
    {
        var factory = new GeometryFactory();
        var half = weights.Sum() / 2 * (1 + 1e-12);
        var lines = shapes.Where(s => s.Area > 0).Select(s => s.Boundary).ToArray();
        if (lines.Length == 0)
        {
            return factory.CreatePolygon();
        }

        var polygonizer = new Polygonizer();
        polygonizer.Add(OverlayNGRobust.Union(factory.BuildGeometry(lines)));
        var least = LeastShare * shapes.Max(s => s.Area);
        var faces = polygonizer.GetPolygons().Where(face => face.Area > least && Weight(face.InteriorPoint, shapes, weights) > half).ToArray();
        return faces.Length == 0 ? factory.CreatePolygon() : OverlayNGRobust.Union(factory.BuildGeometry(faces));
    }

    /// <summary>The polygons of a geometry, largest first.</summary>
    public static IReadOnlyList<PolygonPart> Parts(Geometry geometry) =>
    [
        .. Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).OfType<Polygon>().Where(p => p.Area > 0)
            .OrderByDescending(p => p.Area).ThenBy(p => p.Shell.Coordinate.X).ThenBy(p => p.Shell.Coordinate.Y)
            .Select(p => new PolygonPart(Corners(p.Shell), [.. p.Holes.Select(Corners)], p.Area)),
    ];

    private static double Weight(Geometry point, Geometry[] shapes, double[] weights)
    {
        var sum = 0.0;
        for (var n = 0; n < shapes.Length; n++)
        {
            sum += shapes[n].Area > 0 && shapes[n].Contains(point) ? weights[n] : 0;
        }

        return sum;
    }

    private static IReadOnlyList<Point> Corners(LineString ring) => [.. ring.Coordinates.SkipLast(1).Select(c => new Point(c.X, c.Y))];
}
