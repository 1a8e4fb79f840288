using Crowd.Quality.Spatial;
using FsCheck;
using FsCheck.Fluent;

namespace Crowd.Quality.Tests.Spatial;

public sealed class ShapeTests
{
    private static readonly Gen<Box> AnyBox = Gen.Choose(0, 60).Four()
        .Select(t => Box.FromSize(t.Item1, t.Item2, t.Item3, t.Item4));

    private static readonly Arbitrary<(Box A, Box B)> TwoBoxes = AnyBox.Two().Select(t => (A: t.Item1, B: t.Item2)).ToArbitrary();

    private static readonly Arbitrary<double[,]> Gains = (
        from rows in Gen.Choose(0, 6)
        from columns in Gen.Choose(0, 6)
        from seed in Gen.Choose(0, 100_000)
        select Random(rows, columns, seed)).ToArbitrary();

    [Test]
    public void Overlap_is_symmetric_between_zero_and_one_and_not_less_than_the_generalised() => Prop.ForAll(TwoBoxes, t =>
        Math.Abs(t.A.IntersectionOverUnion(t.B) - t.B.IntersectionOverUnion(t.A)) < 1e-12 && t.A.IntersectionOverUnion(t.B) is >= 0 and <= 1
        && !(t.A.GeneralisedIntersectionOverUnion(t.B) > t.A.IntersectionOverUnion(t.B) + 1e-12)).QuickCheckThrowOnFailure();

    [Test]
    public void Boxes_overlap_as_their_polygons_do() => Prop.ForAll(TwoBoxes, t =>
        Math.Abs(t.A.IntersectionOverUnion(t.B) - Polygons.IntersectionOverUnion(Corners(t.A), Corners(t.B))) < 1e-9).QuickCheckThrowOnFailure();

    [Test]
    public void Polygons_in_whole_pixels_rasterise_exactly() => Prop.ForAll(TwoBoxes, t =>
    {
        var (a, b) = (Polygons.Rasterise(Corners(t.A), 130, 130), Polygons.Rasterise(Corners(t.B), 130, 130));
        return Math.Abs(a.IntersectionOverUnion(b) - t.A.IntersectionOverUnion(t.B)) < 1e-12 && a.Count == t.A.Area;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void No_assignment_beats_the_optimal_one() => Prop.ForAll(Gains, gains =>
        Math.Abs(Total(gains, Assignment.Maximise(gains)) - BruteForce(gains, 0, 0)) < 1e-9).QuickCheckThrowOnFailure();

    [Test]
    public void Masks_survive_run_lengths() => Prop.ForAll(Gains, gains =>
    {
        var mask = new Mask(gains.GetLength(1) + 1, gains.GetLength(0) + 1);
        for (var n = 0; n < gains.Length; n++)
        {
            mask[n % gains.GetLength(1), n / gains.GetLength(1)] = gains[n / gains.GetLength(1), n % gains.GetLength(1)] > 0.5;
        }

        var copy = Mask.FromRuns(mask.Width, mask.Height, [.. mask.ToRuns()]);
        return copy.ToRuns().SequenceEqual(mask.ToRuns()) && copy.Count == mask.Count;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Strange_polygons_have_a_result()
    {
        Point[] bowTie = [new(0, 0), new(2, 2), new(2, 0), new(0, 2)];
        Point[] line = [new(0, 0), new(1, 1), new(2, 2)];
        Point[] spot = [new(1, 1), new(1, 1), new(1, 1)];
        Point[] square = [new(0, 0), new(2, 0), new(2, 2), new(0, 2), new(0, 0)];

        Assert.That(Polygons.Area(bowTie), Is.EqualTo(2).Within(1e-12));
        Assert.That(Polygons.IntersectionOverUnion(bowTie, square), Is.EqualTo(0.5).Within(1e-12));
        Assert.That(Polygons.IntersectionOverUnion(line, square), Is.Zero);
        Assert.That(Polygons.IntersectionOverUnion(spot, spot), Is.Zero);
        Assert.That(() => Polygons.IntersectionOverUnion(square, [new(0, 0), new(1, 1)]), Throws.ArgumentException.With.Message.Contains("second"));
        Assert.That(() => new Point(double.NaN, 0), Throws.ArgumentException.With.Message.Contains("x is NaN"));
    }

    [Test]
    public void The_medoid_is_the_polygon_most_like_the_others()
    {
        var polygons = new[] { new Box(0, 0, 10, 10), new Box(1, 0, 11, 10), new Box(2, 0, 12, 10), new Box(30, 0, 40, 10) }.Select(Corners).ToArray();

        Assert.That(Polygons.Medoid(polygons).Index, Is.EqualTo(1));
        Assert.That(Polygons.Medoid([polygons[0]]), Is.EqualTo((0, 1.0)));
        Assert.That(() => Polygons.Medoid([]), Throws.ArgumentException);
    }

    [Test]
    public void Points_match_within_the_tolerance_only() =>
        Assert.That(Matching.Points([new(0, 0), new(10, 0)], [new(11, 0), new(3, 4), new(90, 0)], 5).Select(m => (m.First, m.Second)),
            Is.EqualTo(new[] { (0, 1), (1, 0) }));

    [Test]
    public void Figures_are_joined_point_by_point()
    {
        Keypoint At(double x) => new(new Point(x, 0));
        var joined = Keypoints.Consensus([[At(1), At(5)], [At(2), default], [At(30), default]]);

        Assert.That(joined[0].Place, Is.EqualTo(new Point(2, 0)));
        Assert.That(joined[1].IsMarked, Is.False);
        Assert.That(Keypoints.ShareWithin([At(1), At(9)], [At(2), At(2)], 1), Is.EqualTo(0.5));
        Assert.That(Keypoints.Similarity([default], [default], [0.1], 5), Is.Null);
        Assert.That(() => Keypoints.Consensus([[At(1)], []]), Throws.ArgumentException.With.Message.Contains("Answer 1"));
    }

    [Test]
    public void Careful_workers_draw_the_mask_together([Values] MaskMethod method)
    {
        var random = new Random(3);
        var answers = new List<MaskAnswer>();
        var truth = new Mask(64, 64);
        for (var item = 0; item < 20; item++)
        {
            truth = Polygons.Rasterise(Corners(new Box(16, 16, 48, 48)), 64, 64);
            for (var worker = 0; worker < 5; worker++)
            {
                // workers 3 and 4 draw far too large, each his own way
                var (w, off) = (worker > 2 ? 14 : 0, random.Next(3) - 1);
                answers.Add(new(item, worker, Polygons.Rasterise(Corners(new Box(16 - w, 16 + off, 48 + w, 48 + off)), 64, 64)));
            }
        }

        var found = MaskConsensus.Fit(answers, method);

        Assert.That(found.Average(m => m!.Mask.IntersectionOverUnion(truth)), Is.GreaterThan(0.95));
        Assert.That(found.Select(m => m!.MeanLikeness), Is.All.InRange(0.5, 1));
    }

    [Test]
    public void Masks_that_do_not_fit_are_named()
    {
        Assert.That(() => MaskConsensus.Fit([new(0, 0, new Mask(2, 2)), new(0, 1, new Mask(3, 2))]), Throws.ArgumentException.With.Message.Contains("Answer 1"));
        Assert.That(MaskConsensus.Fit([new(1, 0, new Mask(2, 2))])[1]!.Mask.Count, Is.Zero);
        Assert.That(MaskConsensus.Fit([]), Is.Empty);
        Assert.That(() => Mask.FromRuns(2, 2, [1, 9]), Throws.ArgumentException.With.Message.Contains("Run 1"));
        Assert.That(() => new Mask(0, 4), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    private static Point[] Corners(Box b) => [new(b.Left, b.Top), new(b.Right, b.Top), new(b.Right, b.Bottom), new(b.Left, b.Bottom)];

    private static double[,] Random(int rows, int columns, int seed)
    {
        var (random, gains) = (new Random(seed), new double[rows, columns]);
        for (var n = 0; n < gains.Length; n++)
        {
            gains[n / columns, n % columns] = random.Next(3) == 0 ? 0 : Math.Round(random.NextDouble(), 1);
        }

        return gains;
    }

    private static double Total(double[,] gains, int[] partner) => partner.Select((c, r) => c < 0 ? 0 : gains[r, c]).Sum();

    private static double BruteForce(double[,] gains, int row, int taken)
    {
        if (row == gains.GetLength(0))
        {
            return 0;
        }

        var best = BruteForce(gains, row + 1, taken);
        for (var c = 0; c < gains.GetLength(1); c++)
        {
            if ((taken >> c & 1) == 0)
            {
                best = Math.Max(best, gains[row, c] + BruteForce(gains, row + 1, taken | (1 << c)));
            }
        }

        return best;
    }
}
