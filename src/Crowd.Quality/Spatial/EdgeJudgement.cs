namespace Crowd.Quality.Spatial;

/// <summary>A box against gold, edge by edge. Errors are answer less gold: a positive one lies to the right of, or below, the gold edge.</summary>
/// <param name="Left">Error of the left edge in pixels.</param>
/// <param name="Top">Error of the top edge.</param>
/// <param name="Right">Error of the right edge.</param>
/// <param name="Bottom">Error of the bottom edge.</param>
/// <param name="Allowed">Largest error that still counts as right.</param>
/// <param name="GoldDiagonal">Diagonal of the gold box.</param>
/// <param name="IntersectionOverUnion">IoU of the two.</param>
public readonly record struct EdgeJudgement(
    double Left, double Top, double Right, double Bottom, double Allowed, double GoldDiagonal, double IntersectionOverUnion)
{
    /// <summary>The largest error of the four, without its sign.</summary>
    public double LargestError => Math.Max(Math.Max(Math.Abs(Left), Math.Abs(Top)), Math.Max(Math.Abs(Right), Math.Abs(Bottom)));

    /// <summary>The largest error over the gold box's diagonal; 0 for no error, infinity for an error on a box without size.</summary>
    public double LargestErrorOfDiagonal => LargestError == 0 ? 0 : LargestError / GoldDiagonal;

    /// <summary>How many of the four edges are right.</summary>
    public int EdgesWithin => Count(Left) + Count(Top) + Count(Right) + Count(Bottom);

    /// <summary>Share of the edges that are right: a score in [0, 1] for <see cref="Sequential.RateTest"/>.</summary>
    public double ShareWithin => EdgesWithin / 4.0;

    /// <summary>All four are right.</summary>
    public bool IsWithin => EdgesWithin == 4;

    private int Count(double error) => Math.Abs(error) <= Allowed ? 1 : 0;
}
