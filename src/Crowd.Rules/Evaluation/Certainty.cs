using Crowd.Quality.Sequential;
using Crowd.Rules.Checking;
using Crowd.Rules.Syntax;

namespace Crowd.Rules.Evaluation;

/// <summary>
/// 'surely': the anytime-valid test of a rate has crossed, and, where the rule names a window, the rate inside the window lies on the wrong
/// side too (which can only make it act less often).
/// </summary>
internal sealed class Certainty(
    MeasureSpec spec, int testSlot, int windowSlot, Comparator comparator, double limit, double alpha, long minimum, bool acrossWorkers) : Node
{
    private readonly double _actsAt = 1 / alpha;

    public MeasureSpec Spec => spec;

    public Comparator Comparator => comparator;

    public double Limit => limit;

    public bool AcrossWorkers => acrossWorkers;

    public int TestSlot => testSlot;

    public double Alpha => alpha;

    public override IEnumerable<int> Slots => windowSlot < 0 ? [testSlot] : [testSlot, windowSlot];

    public override IEnumerable<EvidenceKind> Kinds => [spec.Field.Kind];

    public override Truth Evaluate(in Look look)
    {
        var test = (SurelyCell)look.State.Cells[testSlot];
        if (test.Count == 0)
        {
            return Truth.Unknown;
        }

        if (windowSlot >= 0)
        {
            var inWindow = look.State.Cells[windowSlot].Value(look.NowTicks);
            if (double.IsNaN(inWindow) || !comparator.Holds(inWindow, limit))
            {
                return Truth.False;
            }
        }

        var e = test.State.Value;
        return Truths.Of(test.Count >= minimum && e >= _actsAt && (!acrossWorkers || e >= Together(look)));
    }

    public override void Explain(in Look look, List<Measurement> into)
    {
        var test = (SurelyCell)look.State.Cells[testSlot];
        var truth = Evaluate(look);
        var (count, sum, e) = (test.Count, test.Sum, test.State.Value);
        var actsAt = acrossWorkers ? Math.Max(_actsAt, Together(look)) : _actsAt;
        var side = comparator.IsBelow() ? "below" : "above";
        into.Add(new Measurement
        {
            Measure = spec.Name,
            Count = count,
            Sum = sum,
            Value = count > 0 ? sum / count : null,
            Comparator = comparator.Sign(),
            Limit = limit,
            LimitText = Show.Percent(limit),
            Holds = truth == Truth.Unknown ? null : truth == Truth.True,
            Evidence = e,
            ActsAt = actsAt,
            Alpha = alpha,
            MinimumCount = minimum,
            Low = comparator.IsAbove() ? RateBound.Lower(sum, count - sum, Options) : null,
            High = comparator.IsBelow() ? RateBound.Upper(sum, count - sum, Options) : null,
            Sentence = $"{spec.Name}: {Show.Number(sum)} of {Show.Number(count)} ({Show.Percent(count > 0 ? sum / count : 0)}). "
                + $"Evidence that it is {side} {Show.Percent(limit)}: e = {Show.Number(e)} (acts at {Show.Number(actsAt)}, after at least {minimum} answers).",
        });
    }

    private RateTestOptions Options => new() { Alpha = alpha };

    private double Together(in Look look) => look.Board?.Threshold(testSlot, alpha) ?? _actsAt;
}
