using System.Text.Json;
using Crowd.Quality.Spatial;

namespace Crowd.Quality.Tests.Spatial;

public sealed class SpatialOracles
{
    [TestCase("iou-box-overlap")]
    [TestCase("iou-box-contained")]
    [TestCase("iou-box-disjoint")]
    [TestCase("iou-box-touching")]
    [TestCase("iou-box-degenerate")]
    public void Overlap_of_boxes_matches(string name)
    {
        var (i, expected) = TestData.Oracle(name);
        var (a, b) = (ToBox(i.GetProperty("a")), ToBox(i.GetProperty("b")));
        var generalised = expected.GetProperty("giou");

        Assert.That(a.IntersectionOverUnion(b), Is.EqualTo(expected.Number("iou")).Within(1e-12));
        Assert.That(a.GeneralisedIntersectionOverUnion(b),
            generalised.ValueKind == JsonValueKind.Null ? Is.Null : Is.EqualTo(generalised.GetDouble()).Within(1e-12));
    }

    [Test]
    public void Overlap_of_polygons_matches()
    {
        var (i, expected) = TestData.Oracle("iou-polygon-square-triangle");
        Point[] Corners(string name) => [.. i.GetProperty(name).Table().Select(p => new Point(p[0], p[1]))];

        Assert.That(Polygons.Area(Corners("a")), Is.EqualTo(expected.Number("area_a")).Within(1e-12));
        Assert.That(Polygons.Area(Corners("b")), Is.EqualTo(expected.Number("area_b")).Within(1e-12));
        Assert.That(Polygons.IntersectionOverUnion(Corners("a"), Corners("b")), Is.EqualTo(expected.Number("iou")).Within(1e-12));
    }

    [Test]
    public void Optimal_matching_of_boxes_matches()
    {
        var (i, expected) = TestData.Oracle("match-hungarian-1");
        LabelledBox[] Boxes(string name) => [.. i.GetProperty(name).EnumerateArray().Select(b => new LabelledBox(ToBox(b)))];

        var matches = Matching.Boxes(Boxes("predicted"), Boxes("gold"), 0);

        Assert.That(matches.Select(m => new[] { m.First, m.Second }), Is.EqualTo(expected.GetProperty("assignment").EnumerateArray().Select(TestData.Ints)));
        Assert.That(matches.Sum(m => m.Likeness), Is.EqualTo(expected.Number("total_iou")).Within(1e-12));
    }

    [Test]
    public void Optimal_matching_finds_the_pair_that_greedy_loses()
    {
        var (i, expected) = TestData.Oracle("match-hungarian-vs-greedy");
        var overlap = i.GetProperty("iou_matrix").Table();

        var matches = Matching.Of(2, 2, (r, c) => overlap[r][c]);

        Assert.That(matches, Has.Count.EqualTo(expected.GetProperty("matched_at_0_5").GetProperty("hungarian").GetInt32()));
        Assert.That(matches.Sum(m => m.Likeness), Is.EqualTo(expected.Number("hungarian_total")).Within(1e-12));
    }

    [Test]
    public void Centre_of_boxes_matches()
    {
        var (i, expected) = TestData.Oracle("consensus-box");
        var boxes = i.GetProperty("boxes").EnumerateArray().Select(b => new LabelledBox(ToBox(b))).ToArray();
        var cluster = new BoxCluster([0, 1, 2, 3], [0, 1, 2, 3], boxes);
        var weights = i.GetProperty("weights").Doubles();

        Assert.That(Edges(cluster.Combine(BoxGeometry.Median)), Is.EqualTo(expected.GetProperty("median").Doubles()).Within(1e-12));
        Assert.That(Edges(cluster.Combine(BoxGeometry.WeightedMean, weights)), Is.EqualTo(expected.GetProperty("weighted_mean").Doubles()).Within(1e-12));
        Assert.That(Edges(cluster.Combine(BoxGeometry.WeightedMedian, weights)),
            Is.EqualTo(expected.GetProperty("weighted_median_lower").Doubles()).Within(1e-12));
        Assert.That(boxes.Select(b => b.Box.IntersectionOverUnion(cluster.Combine(BoxGeometry.Median))),
            Is.EqualTo(expected.GetProperty("iou_to_median").Doubles()).Within(1e-12));
    }

    [Test]
    public void Edge_tolerance_matches()
    {
        var (i, expected) = TestData.Oracle("edge-pixel-tolerance");

        var judged = new EdgeTolerance(i.Number("tolerance_px")).Judge(ToBox(i.GetProperty("answer")), ToBox(i.GetProperty("gold")));

        Assert.That(new[] { judged.Left, judged.Top, judged.Right, judged.Bottom }, Is.EqualTo(expected.GetProperty("edge_errors").Doubles()));
        Assert.That(judged.ShareWithin, Is.EqualTo(expected.Number("edge_fraction")));
        Assert.That(judged.LargestError, Is.EqualTo(expected.Number("max_abs")));
        Assert.That(judged.IsWithin, Is.False);
        Assert.That(judged.LargestErrorOfDiagonal, Is.EqualTo(expected.Number("relative_to_diagonal")).Within(1e-12));
        Assert.That(judged.IntersectionOverUnion, Is.EqualTo(expected.Number("iou")).Within(1e-12));
    }

    [Test]
    public void A_workers_edge_variance_matches()
    {
        var (i, expected) = TestData.Oracle("box-worker-precision");
        var found = i.GetProperty("edge_errors_px").Table()
            .Select(e => BoxPrecision.Variance(e.Sum(x => x * x), e.Length, i.Number("prior_shape"), i.Number("prior_scale"))).ToArray();

        Assert.That(found, Is.EqualTo(expected.GetProperty("variance_map").Doubles()).Within(1e-12));
        Assert.That(found.Select(v => 1 / v / found.Sum(x => 1 / x)), Is.EqualTo(expected.GetProperty("weights_normalised").Doubles()).Within(1e-12));
    }

    [Test]
    public void Panoptic_quality_matches()
    {
        var (i, expected) = TestData.Oracle("panoptic-quality");
        var matched = i.GetProperty("matched_ious").Doubles().Where(x => x >= i.Number("threshold")).ToArray();
        var score = new DetectionScore(matched.Length, (int)i.Number("predicted"), (int)i.Number("gold"), matched.Sum());

        Assert.That(
            new[] { score.MeanLikeness, score.F1, score.PanopticQuality, score.Precision, score.Recall },
            Is.EqualTo(new[] { "sq", "rq", "pq", "precision", "recall" }.Select(n => expected.Number(n))).Within(1e-12));
    }

    [Test]
    public void Keypoint_similarity_matches()
    {
        var (i, expected) = TestData.Oracle("oks-keypoints");
        var gold = i.GetProperty("gold_xyv").Table().Select(p => new Keypoint(new Point(p[0], p[1]), p[2] > 0)).ToArray();
        var answer = i.GetProperty("predicted").Table().Select(p => new Keypoint(new Point(p[0], p[1]))).ToArray();

        Assert.That(Keypoints.Similarity(answer, gold, i.GetProperty("sigmas").Doubles(), i.Number("area")),
            Is.EqualTo(expected.Number("oks")).Within(1e-12));
    }

    [Test]
    public void Mask_majority_matches()
    {
        var (i, expected) = TestData.Oracle("mask-majority");
        var masks = i.GetProperty("masks").EnumerateArray().Select(m => ToMask(m.Table())).ToArray();

        var consensus = MaskConsensus.Fit([.. masks.Select((m, w) => new MaskAnswer(0, w, m))], MaskMethod.Vote)[0]!;

        Assert.That(consensus.Mask.ToRuns(), Is.EqualTo(ToMask(expected.GetProperty("majority").Table()).ToRuns()));
        Assert.That(masks.Select(m => m.IntersectionOverUnion(consensus.Mask)),
            Is.EqualTo(expected.GetProperty("iou_each_to_majority").Doubles()).Within(1e-12));
    }

    [Test]
    public void Mask_weights_by_distance_match()
    {
        var (i, expected) = TestData.Oracle("mask-rasa-weights");
        var weights = i.GetProperty("distances_1_minus_iou").Doubles().Select(MaskWeights.OfDistance).ToArray();

        Assert.That(weights.Select(w => w / weights.Sum()), Is.EqualTo(expected.GetProperty("weights").Doubles()).Within(1e-9));
    }

    [Test]
    public void Alpha_by_overlap_matches()
    {
        var (i, expected) = TestData.Oracle("krippendorff-alpha-iou-distance");
        var units = i.GetProperty("units").EnumerateArray().Select(u => u.EnumerateArray().Select(ToBox).ToArray()).ToArray();

        var found = DistanceAlpha.Of(units, (a, b) => 1 - a.IntersectionOverUnion(b))!;

        Assert.That(new[] { found.Alpha, found.Observed, found.Expected },
            Is.EqualTo(new[] { "alpha", "Do", "De" }.Select(n => expected.Number(n))).Within(1e-12));
        Assert.That(found.Interval.Contains(found.Alpha));
    }

    private static Box ToBox(JsonElement edges) => edges.Doubles() is var e ? new Box(e[0], e[1], e[2], e[3]) : default;

    private static double[] Edges(Box box) => [box.Left, box.Top, box.Right, box.Bottom];

    private static Mask ToMask(double[][] rows)
    {
        var mask = new Mask(rows[0].Length, rows.Length);
        for (var y = 0; y < rows.Length; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                mask[x, y] = rows[y][x] > 0;
            }
        }

        return mask;
    }
}
