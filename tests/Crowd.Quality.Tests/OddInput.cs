using Crowd.Quality.Agreement;
using Crowd.Quality.Calibration;
using Crowd.Quality.Categorical;
using Crowd.Quality.MultiLabel;
using Crowd.Quality.Numeric;
using Crowd.Quality.Pairwise;
using Crowd.Quality.Sequential;
using Crowd.Quality.Signals;
using Crowd.Quality.Spans;
using Crowd.Quality.Spatial;
using Crowd.Quality.Text;

namespace Crowd.Quality.Tests;

/// <summary>Odd input for every public entry point: by entry, what is odd, and the call.</summary>
internal static class OddInput
{
    private static readonly Box Flat = new(5, 5, 5, 9);
    private static readonly Point[] Line = [new(0, 0), new(4, 0), new(8, 0)];
    private static readonly Point[] Square = [new(0, 0), new(4, 0), new(4, 4), new(0, 4)];
    private static readonly Mask Blank = new(4, 4);
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>What is odd but legal: the result must be finite throughout.</summary>
    public static IEnumerable<(string Entry, string Odd, Func<object?> Call)> Legal =>
    [
        ("NumericConsensus.Fit", "nothing", () => NumericConsensus.Fit([])),
        .. Enum.GetValues<NumericMethod>().SelectMany(m => new (string, string, Func<object?>)[]
        {
            ("NumericConsensus.Fit", $"one worker, {m}", () => NumericConsensus.Fit([new(0, 0, 3), new(1, 0, 4)], m)),
            ("NumericConsensus.Fit", $"unanimous, {m}", () => NumericConsensus.Fit([new(0, 0, 3), new(0, 1, 3), new(1, 0, 3), new(1, 1, 3)], m)),
            ("NumericConsensus.Fit", $"islands and gaps, {m}", () => NumericConsensus.Fit([new(0, 0, 3), new(0, 1, -3), new(7, 5, 1e12), new(7, 9, 1e-12)], m)),
        }),
        ("BradleyTerry.Fit", "nothing", () => BradleyTerry.Fit([])),
        ("BradleyTerry.Fit", "islands", () => BradleyTerry.Fit([new(0, 1, 0, Outcome.Left), new(5, 6, 3, Outcome.Tie)])),
        ("BradleyTerry.Fit", "never lost", () => BradleyTerry.Fit([new(0, 1, 0, Outcome.Left), new(0, 1, 1, Outcome.Left)])),
        ("NoisyBradleyTerry.Fit", "nothing", () => NoisyBradleyTerry.Fit([], None)),
        ("NoisyBradleyTerry.Fit", "one worker, islands", () => NoisyBradleyTerry.Fit([new(0, 1, 0, Outcome.Left), new(5, 6, 0, Outcome.Tie)], None)),
        .. Enum.GetValues<TextMethod>().SelectMany(m => new (string, string, Func<object?>)[]
        {
            ("TextConsensus.Fit", $"nothing, {m}", () => TextConsensus.Fit([], m)),
            ("TextConsensus.Fit", $"one worker, {m}", () => TextConsensus.Fit([new(0, 0, "a b")], m)),
            ("TextConsensus.Fit", $"empty texts, {m}", () => TextConsensus.Fit([new(0, 0, ""), new(0, 1, "   "), new(2, 1, "\n")], m)),
            ("TextConsensus.Fit", $"unanimous, {m}", () => TextConsensus.Fit([new(0, 0, "x"), new(0, 1, "x"), new(0, 2, "x")], m)),
        }),
        ("SpanConsensus.Fit", "nothing", () => SpanConsensus.Fit([])),
        ("SpanConsensus.Fit", "no spans", () => SpanConsensus.Fit([new(0, 0, []), new(0, 1, [])])),
        ("SpanConsensus.Fit", "one worker", () => SpanConsensus.Fit([new(3, 4, [new(0, 2)])])),
        ("LabelSetConsensus.Fit", "nothing", () => LabelSetConsensus.Fit([], 3, None)),
        ("LabelSetConsensus.Fit", "empty sets", () => LabelSetConsensus.Fit([new(0, 0, []), new(0, 1, [])], 2, None)),
        ("LabelSetConsensus.Fit", "one worker", () => LabelSetConsensus.Fit([new(2, 1, [0])], 1, None)),
        ("LabelSets.Alpha", "nothing", () => LabelSets.Alpha([])),
        ("LabelSets.Alpha", "unanimous", () => LabelSets.Alpha([new(0, 0, [1]), new(0, 1, [1])])),
        ("BoxConsensus.Fit", "nothing", () => BoxConsensus.Fit([])),
        ("BoxConsensus.Fit", "no boxes", () => BoxConsensus.Fit([new(0, 0, []), new(0, 1, [])])),
        ("BoxConsensus.Fit", "boxes without area", () => BoxConsensus.Fit([new(0, 0, [new(Flat)]), new(0, 1, [new(Flat)]), new(1, 0, [new(Flat), new(Flat)])])),
        ("BoxConsensus.Fit", "one worker", () => BoxConsensus.Fit([new(3, 2, [new(Box.FromSize(0, 0, 1, 1))])])),
        ("BoxAgreement.Alpha", "nothing", () => BoxAgreement.Alpha([])),
        ("BoxAgreement.Alpha", "boxes without area", () => BoxAgreement.Alpha([new(0, 0, [new(Flat)]), new(0, 1, [new(Flat)])])),
        ("Polygons.Medoid", "one polygon", () => Polygons.Medoid([Square])),
        ("Polygons.Medoid", "no area", () => Polygons.Medoid([Line, Line, Square])),
        ("Polygons.Vote", "one polygon", () => Polygons.Vote([Square])),
        ("Polygons.Vote", "no area", () => Polygons.Vote([Line, Line, Square])),
        ("Polygons.Vote", "apart", () => Polygons.Vote([Square, [new(9, 9), new(10, 9), new(10, 10)]])),
        ("Keypoints.Consensus", "nothing marked", () => Keypoints.Consensus([[new(new(1, 1), false)], [new(new(2, 1), false)]])),
        .. Enum.GetValues<MaskMethod>().SelectMany(m => new (string, string, Func<object?>)[]
        {
            ("MaskConsensus.Fit", $"nothing, {m}", () => MaskConsensus.Fit([], m)),
            ("MaskConsensus.Fit", $"blank masks, {m}", () => MaskConsensus.Fit([new(0, 0, Blank), new(0, 1, Blank)], m)),
            ("MaskConsensus.Fit", $"one worker, {m}", () => MaskConsensus.Fit([new(2, 3, Blank)], m)),
        }),
        ("AnswerSpeed.Scan", "nothing", () => AnswerSpeed.Scan([])),
        ("AnswerSpeed.Scan", "no time at all", () => AnswerSpeed.Scan([new(0, 0, 0), new(0, 1, 0), new(5, 3, 0)])),
        ("Fatigue.Scan", "nothing", () => Fatigue.Scan([])),
        ("Fatigue.Scan", "always right", () => Fatigue.Scan([new(0, 1, 1), new(0, 2, 1)])),
        ("NearDuplicates.Find", "nothing", () => NearDuplicates.Find([])),
        .. Matrices().SelectMany(m => new (string, string, Func<object?>)[]
        {
            ("OrdinalConsensus.Fit", m.Odd, () => OrdinalConsensus.Fit(m.Answers, None)),
            ("Copying.Find", m.Odd, () => Copying.Find(m.Answers, None)),
            ("StraightLining.Scan", m.Odd, () => StraightLining.Scan(m.Answers)),
            ("Krippendorff", m.Odd, () => KrippendorffAlpha.WithInterval(m.Answers, AgreementLevel.Ordinal)),
            ("Gwet", m.Odd, () => GwetAgreement.WhyNot(m.Answers) is null ? GwetAgreement.Of(m.Answers) : null),
            ("Leave one out", m.Odd, () => LeaveOneOutAgreement.Of(m.Answers)),
            ("Confusion", m.Odd, () => WorkerConfusion.AgainstOthers(m.Answers)),
            ("Heat map", m.Odd, () => WorkerHeatMap.Of(m.Answers)),
            ("Class agreement", m.Odd, () => ClassAgreement.Of(m.Answers)),
            ("Rho.Fit", m.Odd, () => Rho.Fit(new DawidSkene().Fit(m.Answers, new()), new int[m.Answers.ItemCount])),
        }),
    ];

    /// <summary>What cannot be: an argument exception whose message holds the text.</summary>
    public static IEnumerable<(string Entry, string Odd, Func<object?> Call, string Says)> Illegal =>
    [
        ("NumericConsensus.Fit", "NaN", () => NumericConsensus.Fit([new(0, 0, 1), new(0, 1, double.NaN)]), "Answer 1"),
        ("NumericConsensus.Fit", "a negative item", () => NumericConsensus.Fit([new(-1, 0, 1)]), "Answer 0"),
        ("BradleyTerry.Fit", "a negative item", () => BradleyTerry.Fit([new(-1, 0, 0, Outcome.Left)]), "0"),
        ("BradleyTerry.Fit", "an item against itself", () => BradleyTerry.Fit([new(0, 1, 0, Outcome.Left), new(2, 2, 0, Outcome.Left)]), "1"),
        ("NoisyBradleyTerry.Fit", "a negative worker", () => NoisyBradleyTerry.Fit([new(0, 1, -3, Outcome.Left)], None), "0"),
        ("TextConsensus.Fit", "a negative worker", () => TextConsensus.Fit([new(0, -1, "a")]), "0"),
        ("SpanConsensus.Fit", "a span that ends before it begins", () => SpanConsensus.Fit([new(0, 0, [new(5, 2)])]), "0"),
        ("LabelSetConsensus.Fit", "a label out of range", () => LabelSetConsensus.Fit([new(0, 0, [7])], 3, None), "7"),
        ("BoxConsensus.Fit", "a box of NaN", () => BoxConsensus.Fit([new(0, 0, [new(new Box(double.NaN, 0, 1, 1))])]), "NaN"),
        ("BoxConsensus.Fit", "a box inside out", () => BoxConsensus.Fit([new(0, 0, [new(new Box(5, 0, 1, 1))])]), "5"),
        ("BoxConsensus.Fit", "a repeated pair", () => BoxConsensus.Fit([new(0, 0, []), new(0, 0, [])]), "1"),
        ("BoxConsensus.Fit", "a negative worker", () => BoxConsensus.Fit([new(0, -1, [])]), "0"),
        ("Polygons.Medoid", "nothing", () => Polygons.Medoid([]), "0 polygons"),
        ("Polygons.Medoid", "two corners", () => Polygons.Medoid([Square, [new(0, 0), new(1, 1)]]), "2 corners"),
        ("Polygons.Medoid", "a corner of NaN", () => Polygons.Medoid([[new(double.NaN, 0), new(1, 1), new(1, 0)]]), "NaN"),
        ("Polygons.Vote", "nothing", () => Polygons.Vote([]), "0 polygons"),
        ("Polygons.Vote", "two corners", () => Polygons.Vote([Square, [new(0, 0), new(1, 1)]]), "2 corners"),
        ("Keypoints.Consensus", "nothing", () => Keypoints.Consensus([]), ""),
        ("Keypoints.Consensus", "points of different number", () => Keypoints.Consensus([[new(new(1, 1))], []]), "1"),
        ("MaskConsensus.Fit", "masks of different size", () => MaskConsensus.Fit([new(0, 0, Blank), new(0, 1, new Mask(3, 4))]), "1"),
        ("AnswerSpeed.Scan", "a negative time", () => AnswerSpeed.Scan([new(0, 0, 3), new(0, 1, -1)]), "Row 1"),
        ("Fatigue.Scan", "a score of NaN", () => Fatigue.Scan([new(0, 1, double.NaN)]), "Row 0"),
        ("AnswerMatrix.Build", "nothing", () => AnswerMatrix.Build([], [], [], 1, 1, 2), ""),
        ("AnswerMatrix.Build", "a label out of range", () => AnswerMatrix.Build([0, 0], [0, 1], [0, 2], 1, 2, 2), "1"),
        ("AnswerMatrix.Build", "an item out of range", () => AnswerMatrix.Build([0, 3], [0, 1], [0, 1], 1, 2, 2), "1"),
        ("AnswerMatrix.Build", "a worker out of range", () => AnswerMatrix.Build([0, 0], [0, -1], [0, 1], 1, 2, 2), "1"),
        ("AnswerMatrix.Build", "a repeated pair", () => AnswerMatrix.Build([0, 0], [1, 1], [0, 1], 1, 2, 2), "Row 1"),
        ("AnswerMatrix.Build", "columns of different length", () => AnswerMatrix.Build([0], [0, 1], [0], 1, 2, 2), "differ"),
        ("Gwet", "one worker", () => GwetAgreement.Of(AnswerMatrix.Build([0, 1], [0, 0], [0, 1], 2, 1, 2)), "No item has two answers"),
        ("Gwet", "one class", () => GwetAgreement.Of(AnswerMatrix.Build([0, 0], [0, 1], [0, 0], 1, 2, 1)), "one class only"),
        ("RateTest.Observe", "a score of NaN", () => RateTest.Below(0.7).Observe(RateEvidence.None, double.NaN), "score"),
        ("BetaPrior.FromMoments", "nothing", () => BetaPrior.FromMoments([], []), "No worker"),
    ];

    private static IEnumerable<(string Odd, AnswerMatrix Answers)> Matrices() =>
    [
        ("one answer", AnswerMatrix.Build([0], [0], [1], 1, 1, 2)),
        ("one worker", AnswerMatrix.Build([0, 1, 2], [0, 0, 0], [0, 1, 1], 3, 1, 2)),
        ("one class", AnswerMatrix.Build([0, 0, 1], [0, 1, 0], [0, 0, 0], 2, 2, 1)),
        ("unanimous", AnswerMatrix.Build([0, 0, 1, 1], [0, 1, 0, 1], [1, 1, 1, 1], 2, 2, 3)),
        ("two islands", AnswerMatrix.Build([0, 0, 1, 1], [0, 1, 2, 3], [0, 1, 1, 0], 2, 4, 2)),
        ("items and workers without answers", AnswerMatrix.Build([1, 1, 3], [2, 0, 2], [0, 1, 1], 5, 4, 2)),
        ("one worker many times", AnswerMatrix.Build([0, 0, 0], [0, 0, 0], [0, 1, 1], 1, 1, 2, DuplicateAnswers.KeepAll)),
    ];
}
