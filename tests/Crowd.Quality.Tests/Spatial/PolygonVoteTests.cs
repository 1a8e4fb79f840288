using Crowd.Quality.Spatial;

namespace Crowd.Quality.Tests.Spatial;

public sealed class PolygonVoteTests
{
    [Test]
    public void What_two_of_three_enclose_is_the_consensus()
    {
        var vote = Polygons.Vote([Square(0, 0, 10), Square(2, 0, 10), Square(100, 100, 5)]);

        Assert.Multiple(() =>
        {
            Assert.That(vote.Parts, Has.Count.EqualTo(1));
            Assert.That(vote.Parts[0].Area, Is.EqualTo(80).Within(1e-9), "the 8 by 10 that both have");
            Assert.That(vote.Parts[0].Outline, Has.Count.EqualTo(4));
            Assert.That(vote.MeanLikeness, Is.EqualTo((0.8 + 0.8 + 0) / 3).Within(1e-9));
        });
    }

    [Test]
    public void It_is_the_vote_on_pixels_without_the_pixels()
    {
        IReadOnlyList<Point>[] drawn = [Round(50, 50, 30, 0), Round(54, 47, 28, 1), Round(47, 53, 33, 2), Round(52, 52, 25, 3), Round(60, 60, 30, 4)];
        var vote = Polygons.Vote(drawn);
        var masks = drawn.Select((p, w) => new MaskAnswer(0, w, Polygons.Rasterise(p, 120, 120))).ToArray();
        var pixels = MaskConsensus.Fit(masks, MaskMethod.Vote)[0]!.Mask;

        Assert.That(vote.Parts[0].Area, Is.EqualTo((double)pixels.Count).Within(0.01 * pixels.Count));
        Assert.That(Polygons.Rasterise(vote.Parts[0].Outline, 120, 120).IntersectionOverUnion(pixels), Is.GreaterThan(0.99));
    }

    [Test]
    public void A_ring_keeps_its_hole_and_a_weight_counts()
    {
        // a C and its mirror close to a ring round (3, 3) to (7, 7)
        IReadOnlyList<Point> left = [new(0, 0), new(10, 0), new(10, 3), new(3, 3), new(3, 7), new(10, 7), new(10, 10), new(0, 10)];
        IReadOnlyList<Point> right = [new(0, 0), new(10, 0), new(10, 10), new(0, 10), new(0, 7), new(7, 7), new(7, 3), new(0, 3)];
        var vote = Polygons.Vote([left, right, Square(0, 0, 10)]);
        var heavy = Polygons.Vote([left, right, Square(0, 0, 10)], [1, 1, 3]);

        Assert.Multiple(() =>
        {
            Assert.That(vote.Parts[0].Area, Is.EqualTo(100 - 16).Within(1e-9));
            Assert.That(vote.Parts[0].Holes, Has.Count.EqualTo(1));
            Assert.That(heavy.Parts[0].Area, Is.EqualTo(100).Within(1e-9));
            Assert.That(heavy.Parts[0].Holes, Is.Empty);
        });
    }

    private static IReadOnlyList<Point> Square(double x, double y, double side) => [new(x, y), new(x + side, y), new(x + side, y + side), new(x, y + side)];

    private static IReadOnlyList<Point> Round(double x, double y, double radius, double turn) =>
        [.. Enumerable.Range(0, 40).Select(n => new Point(x + (radius * Math.Cos((n * Math.Tau / 40) + turn)), y + (radius * Math.Sin((n * Math.Tau / 40) + turn))))];
}
