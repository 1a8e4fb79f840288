using Crowd.Quality.MultiLabel;
using Crowd.Quality.Numeric;
using Crowd.Quality.Pairwise;
using Crowd.Quality.Review;
using Crowd.Quality.Sequential;
using Crowd.Quality.Signals;
using Crowd.Quality.Spans;
using Crowd.Quality.Spatial;
using Crowd.Quality.Text;

namespace Crowd.Quality.Tests.Examples;

/// <summary>The examples of docs/methods-other.md, compiled and run; a test below keeps the page equal to them.</summary>
public sealed class OtherMethods
{
    [Test]
    public void Sequential()
    {
        var test = RateTest.Below(0.7);                    // "accuracy < 70%", 5% false alarms for life
        var evidence = RateEvidence.None;                  // seven numbers; keep them with the worker
        for (var n = 0; n < 23; n++)
        {
            evidence = test.Observe(evidence, score: 1);   // right
            evidence = test.Observe(evidence, score: 0);   // wrong
        }

        var isExcluded = test.HasCrossed(evidence);        // true: 46 answers, half of them right
        var bound = RateBound.Upper(correct: 23, wrong: 23); // 0.696: accuracy is below this

        Assert.That(isExcluded);
        Assert.That(bound, Is.EqualTo(0.696).Within(5e-4));
    }

    [Test]
    public void Signals()
    {
        int[] items = [0, 0, 0, 1, 1, 1], workers = [0, 1, 2, 0, 1, 2], labels = [0, 0, 1, 1, 1, 1];
        var answers = AnswerMatrix.Build(items, workers, labels, itemCount: 2, workerCount: 3, classCount: 2);

        var copying = Copying.Find(answers, CancellationToken.None);   // pairs and groups, most certain first
        var habits = StraightLining.Scan(answers);                     // one for each worker
        var streak = LabelRuns.ChanceOfStreak(length: 5, trials: 200, chance: 0.3); // 0.29: "5 wrong in a row" proves little
        var speed = AnswerSpeed.Z(3.9, [30, 42, 55, 38, 61, 47, 35, 50]);  // −8.9: far too fast

        Assert.That(copying.Pairs, Is.Empty);
        Assert.That(habits, Has.Length.EqualTo(3));
        Assert.That(streak, Is.EqualTo(0.29).Within(0.01));
        Assert.That(speed, Is.EqualTo(-8.88).Within(0.01));
    }

    [Test]
    public void Spatial()
    {
        BoxAnswer[] drawn =
        [
            new(Item: 0, Worker: 0, [new(Box.FromSize(10, 10, 40, 80))]),
            new(Item: 0, Worker: 1, [new(Box.FromSize(12, 9, 39, 82)), new(Box.FromSize(200, 50, 20, 20))]),
            new(Item: 0, Worker: 2, [new(Box.FromSize(11, 10, 40, 80))]),
        ];

        var consensus = BoxConsensus.Fit(drawn);
        var box = consensus.Items[0].Single();              // the one at the right had one vote of three
        var judged = new EdgeTolerance(Pixels: 3).Judge(drawn[1].Boxes[0].Box, box.Box);

        Assert.That(box.Votes, Is.EqualTo(3));
        Assert.That(judged.IsWithin);
        Assert.That(consensus.Workers[1].FalseAlarms, Is.EqualTo(1));
    }

    [Test]
    public void Numeric()
    {
        var estimate = NumericConsensus.Fit([new(0, 0, 21.0), new(0, 1, 23.5), new(0, 2, 22.0), new(1, 0, 40.0), new(1, 1, 44.0), new(1, 2, 41.0)]);
        var first = estimate.Items[0]!.Value;               // Value, Low, High

        Assert.That(first.Value, Is.InRange(first.Low, first.High));
        Assert.That(first.Value, Is.EqualTo(22).Within(1.5));
    }

    [Test]
    public void Pairwise()
    {
        var ranking = BradleyTerry.Fit([new(0, 1, 0, Outcome.Left), new(1, 2, 0, Outcome.Left), new(2, 0, 1, Outcome.Right), new(0, 1, 1, Outcome.Tie)]);
        var best = ranking.Order.First();                   // item 0
        var parts = ranking.Components;                     // 1: all items can be compared

        Assert.That(best, Is.Zero);
        Assert.That(parts, Is.EqualTo(1));
    }

    [Test]
    public void Text()
    {
        TextAnswer[] heard = [new(0, 0, "The cat sat."), new(0, 1, "the cat sat down"), new(0, 2, "a cat sat")];
        var transcript = TextConsensus.Fit(heard, TextMethod.Rover).Items[0]!.Value.Text;   // "the cat sat"

        Assert.That(transcript, Is.EqualTo("the cat sat"));
    }

    [Test]
    public void Spans()
    {
        var marked = SpanConsensus.Fit(
        [
            new(Item: 0, Worker: 0, [new(0, 5, Type: 1), new(10, 16, Type: 2)]),
            new(Item: 0, Worker: 1, [new(0, 5, Type: 1)]),
            new(Item: 0, Worker: 2, [new(0, 5, Type: 2)]),
        ]);
        var person = marked.Items[0][0];                    // 0 to 5, type 1

        Assert.That(person.Span, Is.EqualTo(new TextSpan(0, 5, 1)));
    }

    [Test]
    public void MultiLabel()
    {
        LabelSetAnswer[] chosen = [new(0, 0, [1, 3]), new(0, 1, [1]), new(0, 2, [1, 2])];
        var estimate = LabelSetConsensus.Fit(chosen, labelCount: 4, CancellationToken.None);
        var labels = estimate.LabelsOf(item: 0);            // 1

        Assert.That(labels, Does.Contain(1));
    }

    [Test]
    public void Polygon()
    {
        IReadOnlyList<Point> anna = [new(0, 0), new(10, 0), new(10, 10), new(0, 10)], bob = [new(2, 0), new(12, 0), new(12, 10), new(2, 10)];
        IReadOnlyList<Point> carol = [new(1, 1), new(11, 1), new(11, 11), new(1, 11)];
        var outline = Polygons.Vote([anna, bob, carol]).Parts[0].Outline; // what two of three enclose

        Assert.That(outline, Has.Count.GreaterThanOrEqualTo(4));
    }

    [Test]
    public void ReviewOfABatch()
    {
        var accepted = new AcceptanceSampling(Sample: 80, AcceptAtMost: 2).AcceptProbability(batch: 1000, wrong: 50); // 0.22
        var sample = AcceptanceSampling.ZeroDefectSample(errorRate: 0.01);            // 299
        var errors = LabelErrors.Uniform(batch: 1000, sampled: 100, wrong: 2);         // 0.2% to 6.8% wrong
        var byBand = LabelErrors.Stratified([new(Size: 800, Reviewed: 40, Wrong: 0), new(150, 40, 3), new(50, 50, 12)]);

        Assert.That(accepted, Is.EqualTo(0.22).Within(0.005));
        Assert.That(sample, Is.EqualTo(299));
        Assert.That(errors.Low, Is.EqualTo(0.003).Within(0.001));
        Assert.That(errors.High, Is.EqualTo(0.068).Within(0.003));
        Assert.That(byBand.Rate, Is.EqualTo(0.02325).Within(1e-9));
    }
}
