namespace Crowd.Quality.Spatial;

/// <summary>
/// How far an edge may be off: the larger of a number of pixels and a share of the gold box's diagonal. IoU is harsh on small
/// objects (2 px on a box of 10 px cost a third); this is what reviewers mean by "within 3 pixels".
/// </summary>
/// <param name="Pixels">Pixels of the picture as shown; 0 or more.</param>
/// <param name="ShareOfDiagonal">Share of the gold box's diagonal; 0 or more.</param>
public readonly record struct EdgeTolerance(double Pixels, double ShareOfDiagonal = 0)
{
    /// <summary>Judges a box against gold.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A tolerance that is negative, infinite or NaN.</exception>
    public EdgeJudgement Judge(in Box answer, in Box gold)
    {
        Sequential.Check.Count(Pixels);
        Sequential.Check.Count(ShareOfDiagonal);
        var allowed = Math.Max(Pixels, ShareOfDiagonal * gold.Diagonal);
        return new(
            answer.Left - gold.Left, answer.Top - gold.Top, answer.Right - gold.Right, answer.Bottom - gold.Bottom,
            allowed, gold.Diagonal, answer.IntersectionOverUnion(gold));
    }
}
