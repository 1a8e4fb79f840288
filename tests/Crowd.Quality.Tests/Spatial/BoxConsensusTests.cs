using Crowd.Quality.Spatial;

namespace Crowd.Quality.Tests.Spatial;

public sealed class BoxConsensusTests
{
    [Test]
    public void Pedestrians_are_found_better_than_by_any_peer()
    {
        var result = BoxConsensus.Fit(Pedestrians.Answers);
        var score = Pedestrians.Score(result);

        TestContext.Out.WriteLine($"P {score.Precision:F4} R {score.Recall:F4} F1 {score.F1:F4} IoU {score.MeanLikeness:F4}; F1 at .75 {Pedestrians.Score(result, 0.75).F1:F4}");
        Assert.That(score.F1, Is.GreaterThanOrEqualTo(0.9305));
        Assert.That(score.MeanLikeness, Is.GreaterThan(0.84));
        Assert.That(Pedestrians.Score(result, 0.75).F1, Is.GreaterThan(0.80));
    }

    [TestCase(0.2, BoxGeometry.Median)]
    [TestCase(0.25, BoxGeometry.Median)]
    [TestCase(0.3, BoxGeometry.WeightedMedian)]
    public void Other_sensible_settings_do_nearly_as_well(double link, BoxGeometry geometry) =>
        Assert.That(Pedestrians.Score(BoxConsensus.Fit(Pedestrians.Answers, new() { Link = link, Geometry = geometry })).F1, Is.GreaterThanOrEqualTo(0.928));

    [Test]
    public void Confidence_tells_real_objects_from_false_ones()
    {
        var result = BoxConsensus.Fit(Pedestrians.Answers, new() { Threshold = 0.01 });
        var judged = Pedestrians.Gold.SelectMany(g =>
        {
            var boxes = result.Items[g.Key];
            var right = Matching.Boxes([.. boxes.Select(b => new LabelledBox(b.Box))], g.Value, 0.3).Select(m => m.First).ToHashSet();
            return boxes.Select((b, i) => (b.Confidence, IsRight: right.Contains(i)));
        }).ToArray();

        double ShareRight(double from, double to) => judged.Where(j => j.Confidence >= from && j.Confidence <= to).Average(j => j.IsRight ? 1.0 : 0);

        Assert.That(ShareRight(0.95, 1), Is.GreaterThan(0.95));
        Assert.That(ShareRight(0, 0.2), Is.LessThan(0.4));
    }

    [Test]
    public void The_order_of_the_answers_does_not_matter()
    {
        var shuffled = Pedestrians.Answers.ToArray();
        new Random(1).Shuffle(shuffled);

        var (a, b) = (BoxConsensus.Fit(Pedestrians.Answers), BoxConsensus.Fit(shuffled));

        Assert.That(b.Items.SelectMany(x => x), Is.EqualTo(a.Items.SelectMany(x => x)));
    }

    [Test]
    public void Workers_who_miss_invent_and_shift_are_told_apart()
    {
        var random = new Random(2);
        var answers = new List<BoxAnswer>();
        for (var picture = 0; picture < 100; picture++)
        {
            for (var worker = 0; worker < 7; worker++)
            {
                var shift = worker == 3 ? 4 : 0;
                var boxes = Enumerable.Range(0, 4).Where(_ => worker != 1 || random.NextDouble() < 0.5)
                    .Select(n => Drawn(random, (n * 100) + shift)).ToList();
                if (worker == 2)
                {
                    boxes.Add(Drawn(random, 450 + random.Next(200)));
                }

                answers.Add(new(picture, worker, boxes));
            }
        }

        var workers = BoxConsensus.Fit(answers).Workers;

        Assert.That(workers[1].MissRate, Is.EqualTo(0.5).Within(0.08));
        Assert.That(workers[1].MissInterval.Contains(0.5));
        Assert.That(workers[2].FalseAlarmRate, Is.EqualTo(0.2).Within(0.02));
        Assert.That(workers[3].Bias[0], Is.EqualTo(4 / 40.0).Within(0.02), "shifted right by a tenth of the size");
        Assert.That(workers.Where(w => w.Worker is 0 or > 3).Select(w => w.MissRate + w.FalseAlarmRate), Is.All.LessThan(0.02));
    }

    [Test]
    public void Classes_are_voted_on()
    {
        BoxAnswer Answer(int worker, int label) => new(0, worker, [new(new Box(0, 0, 10, 10), label)]);

        Assert.That(BoxConsensus.Fit([Answer(0, 2), Answer(1, 1), Answer(2, 2)]).Items[0].Single().Label, Is.EqualTo(2));
    }

    [Test]
    public void Empty_and_degenerate_answers_have_a_result()
    {
        Assert.That(BoxConsensus.Fit([]).Items, Is.Empty);
        Assert.That(BoxConsensus.Fit([new(0, 0, []), new(0, 1, [])]).Items[0], Is.Empty);
        var clicks = BoxConsensus.Fit([new(0, 0, [new(new Box(3, 3, 3, 3))]), new(0, 1, [new(new Box(3, 3, 3, 3))])]);
        Assert.That(clicks.Items[0], Has.Count.EqualTo(2), "two clicks overlap with nothing, each has half of the votes");
        Assert.That(clicks.Items[0].Select(b => b.Confidence), Is.All.InRange(0, 1));
    }

    [Test]
    public void Bad_answers_are_named()
    {
        Assert.That(() => new Box(0, double.NaN, 1, 1), Throws.ArgumentException.With.Message.Contains("top"));
        Assert.That(() => new Box(5, 0, 1, 1), Throws.ArgumentException.With.Message.Contains("inside out"));
        Assert.That(() => BoxConsensus.Fit([new(0, 0, []), new(0, 0, [])]), Throws.ArgumentException.With.Message.Contains("Answer 1"));
        Assert.That(() => BoxConsensus.Fit([new(-1, 0, [])]), Throws.ArgumentException.With.Message.Contains("Answer 0"));
        Assert.That(() => BoxConsensus.Fit([new(0, 0, new LabelledBox[1001])]), Throws.ArgumentException.With.Message.Contains("1001"));
        Assert.That(() => BoxConsensus.Fit([], new() { Link = 0 }), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_hostile_picture_of_thousands_of_equal_boxes_ends()
    {
        var same = Enumerable.Repeat(new LabelledBox(new Box(0, 0, 10, 10)), 300).ToArray();

        Assert.That(BoxConsensus.Fit([.. Enumerable.Range(0, 3).Select(w => new BoxAnswer(0, w, same))]).Items[0], Has.Count.EqualTo(300));
    }

    [Test]
    public void Agreement_on_pedestrians_is_fair_and_has_an_interval()
    {
        var alpha = BoxAgreement.Alpha(Pedestrians.Answers)!;
        var (mean, pairs) = BoxAgreement.PairwiseF1(Pedestrians.Answers);

        TestContext.Out.WriteLine($"alpha {alpha.Alpha:F3} [{alpha.Interval.Low:F3}, {alpha.Interval.High:F3}], pairwise F1 {mean:F3} of {pairs}");
        Assert.That(alpha.Alpha, Is.InRange(0.4, 0.8));
        Assert.That(alpha.Interval.Contains(alpha.Alpha));
        Assert.That(mean, Is.InRange(0.7, 0.95));
        Assert.That(pairs, Is.EqualTo(968 * 21));
    }

    private static LabelledBox Drawn(Random random, double left)
    {
        double Noise() => 2 * (random.NextDouble() - 0.5);
        return new(new Box(left + Noise(), 10 + Noise(), left + 40 + Noise(), 50 + Noise()));
    }
}
