using System.Text.Json;
using Crowd.Quality.Spans;
using Crowd.Quality.Spatial;
using FsCheck;
using FsCheck.Fluent;

namespace Crowd.Quality.Tests.Spans;

public sealed class SpanTests
{
    private static readonly Arbitrary<SpanAnswer[]> AnyAnswers = (
        from item in Gen.Choose(0, 2)
        from worker in Gen.Choose(0, 3)
        from starts in Gen.Choose(0, 20).ArrayOf()
        select new SpanAnswer(item, worker, [.. starts.Select(s => new TextSpan(s, s + 1 + (s % 4), s % 2))])).ArrayOf()
        .Select(all => all.DistinctBy(a => (a.Item, a.Worker)).ToArray()).ToArbitrary();

    [Test]
    public void Scores_match()
    {
        var (i, expected) = TestData.Oracle("ner-span-f1");
        var (found, gold) = (Spans(i.GetProperty("predicted")), Spans(i.GetProperty("gold")));

        AssertScore(SpanScore.Of(found, gold), expected.GetProperty("exact"));
        AssertScore(SpanScore.Of(found, gold, SpanMatch.OverlapSameType), expected.GetProperty("overlap_same_type"));
        AssertScore(SpanScore.Of(found, gold, SpanMatch.Boundary), expected.GetProperty("boundary_only"));
        AssertScore(SpanScore.ByCharacter(found, gold), expected.GetProperty("character"));
    }

    [Test]
    public void Entities_are_found_although_single_workers_miss_and_invent()
    {
        var random = new Random(13);
        TextSpan[] truth = [new(0, 5, 0), new(10, 14, 1), new(20, 31, 2), new(40, 44, 1)];
        var answers = Enumerable.Range(0, 60).SelectMany(text => Enumerable.Range(0, 5).Select(w => new SpanAnswer(text, w,
        [
            .. truth.Where(_ => random.NextDouble() < (w == 4 ? 0.3 : 0.85)).Select(s => random.NextDouble() < 0.1 ? s with { End = s.End + 2 } : s),
            .. random.NextDouble() < 0.3 ? new[] { new TextSpan(50 + random.Next(20), 75, 0) } : [],
        ]))).ToArray();

        var fit = SpanConsensus.Fit(answers);
        var score = fit.Items.Select(spans => SpanScore.Of([.. spans.Select(s => s.Span)], truth)).Aggregate((a, b) => a + b);
        var single = answers.Select(a => SpanScore.Of(a.Spans, truth)).Aggregate((a, b) => a + b);

        TestContext.Out.WriteLine($"F1 {score.F1:F3}, single worker {single.F1:F3}");
        Assert.That(score.F1, Is.GreaterThan(0.9).And.GreaterThan(single.F1 + 0.15));
        Assert.That(fit.Workers[4].Sensitivity, Is.LessThan(fit.Workers[0].Sensitivity - 0.3));
        Assert.That(fit.Workers[4].ExactF1, Is.LessThan(fit.Workers[0].ExactF1));
    }

    [Test]
    public void Types_are_voted_on() => Assert.That(
        SpanConsensus.Fit([new(0, 0, [new(0, 4, 1)]), new(0, 1, [new(0, 4, 1)]), new(0, 2, [new(0, 4, 2)])]).Items[0].Single().Span.Type, Is.EqualTo(1));

    [Test]
    public void Whatever_is_marked_the_spans_do_not_overlap_and_the_order_does_not_matter() => Prop.ForAll(AnyAnswers, answers =>
    {
        var clean = answers.Select(a => a with { Spans = [.. a.Spans.Distinct()] }).ToArray();
        var (a, b) = (SpanConsensus.Fit(clean), SpanConsensus.Fit([.. clean.Reverse()]));
        return a.Items.Zip(b.Items).All(p => p.First.SequenceEqual(p.Second))
            && a.Items.All(spans => spans.Zip(spans.Skip(1)).All(p => p.First.Span.End <= p.Second.Span.Start)
                && spans.All(s => s.Confidence is >= 0.5 and <= 1 && s.TypeConfidence is > 0 and <= 1 + 1e-12));
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Bad_spans_are_named()
    {
        Assert.That(() => SpanConsensus.Fit([new(0, 0, [new(5, 5)])]), Throws.ArgumentException.With.Message.Contains("Span 0").And.Message.Contains("answers[0]"));
        Assert.That(() => SpanConsensus.Fit([new(0, 0, []), new(0, 0, [])]), Throws.ArgumentException.With.Message.Contains("Answer 1"));
        Assert.That(SpanConsensus.Fit([]).Items, Is.Empty);
        Assert.That(SpanConsensus.Fit([new(1, 0, [])]).Items[1], Is.Empty);
        Assert.That(SpanScore.Of([], []).F1, Is.EqualTo(1));
    }

    private static void AssertScore(DetectionScore found, JsonElement expected) => Assert.That(
        new[] { found.Precision, found.Recall, found.F1 },
        Is.EqualTo(new[] { "precision", "recall", "f1" }.Select(n => expected.Number(n))).Within(1e-12));

    private static TextSpan[] Spans(JsonElement list)
    {
        string[] types = ["PER", "LOC", "ORG"];
        return [.. list.EnumerateArray().Select(s => new TextSpan(s[0].GetInt32(), s[1].GetInt32(), Array.IndexOf(types, s[2].GetString())))];
    }
}
