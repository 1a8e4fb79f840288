using Crowd.Quality.Sequential;
using Crowd.Rules.Checking;

namespace Crowd.Rules.Evaluation;

/// <summary>
/// The memory of a 'surely': the test's wealth, and since when the worker has been in doubt. First doubt is the usual estimate of a change:
/// the first score after the last moment at which the likelihood ratio against the limit stood at its lowest.
/// </summary>
internal sealed class SurelyCell(MeasureSpec spec, RateTest test) : Cell(spec)
{
    private const int Middle = 2;
    private readonly double _right = Math.Log(test.Atoms[Middle] / test.Limit);
    private readonly double _wrong = Math.Log((1 - test.Atoms[Middle]) / (1 - test.Limit));
    private RateEvidence _evidence;
    private double _sum;
    private double _doubt;
    private Moment _first;

    public override double Count => _evidence.Count;

    public override double Sum => _sum;

    public override Moment First => _first;

    public RateEvidence State => _evidence;

    public override double Value(long nowTicks) => _evidence.Value;

    public override void Write(BinaryWriter writer)
    {
        writer.Write(_evidence.Wealth1);
        writer.Write(_evidence.Wealth2);
        writer.Write(_evidence.Wealth3);
        writer.Write(_evidence.Wealth4);
        writer.Write(_evidence.Wealth5);
        writer.Write(_evidence.Unstarted);
        writer.Write(_evidence.Count);
        writer.Write(_sum);
        writer.Write(_doubt);
        _first.Write(writer);
    }

    public override void Read(BinaryReader reader)
    {
        _evidence = new RateEvidence(
            reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt64());
        _sum = reader.ReadDouble();
        _doubt = reader.ReadDouble();
        _first = Moment.Read(reader);
    }

    protected override void Add(double score, in Evidence e)
    {
        score = Math.Clamp(score, 0, 1);
        _evidence = Spec.ByConfidence
            ? test.Observe(_evidence, score, Math.Clamp(e.Second, Evidence.LeastReference, 1), e.Coincidence)
            : test.Observe(_evidence, score);
        _sum += score;
        _first = _doubt <= 0 ? Moment.Of(e) : _first;
        _doubt = Math.Max(0, _doubt + (score * _right) + ((1 - score) * _wrong));
    }

    protected override void Clear() => (_evidence, _sum, _doubt, _first) = (default, 0, 0, default);
}
