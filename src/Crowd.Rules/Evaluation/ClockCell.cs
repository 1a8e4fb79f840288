using Crowd.Rules.Checking;
using Crowd.Rules.Vocabulary;

namespace Crowd.Rules.Evaluation;

/// <summary>Time since the last, or the first, piece of evidence.</summary>
internal sealed class ClockCell(MeasureSpec spec) : Cell(spec)
{
    private long _count;
    private Moment _mark;

    public override double Count => _count;

    public override Moment First => _mark;

    public override double Value(long nowTicks) =>
        _count == 0 ? double.NaN : Math.Max(0, nowTicks - _mark.Ticks) / (double)TimeSpan.TicksPerMillisecond;

    public override void Write(BinaryWriter writer)
    {
        writer.Write(_count);
        _mark.Write(writer);
    }

    public override void Read(BinaryReader reader)
    {
        _count = reader.ReadInt64();
        _mark = Moment.Read(reader);
    }

    protected override void Add(double score, in Evidence e)
    {
        _mark = _count == 0 || Spec.Aggregate == Aggregate.Idle ? Moment.Of(e) : _mark;
        _count++;
    }

    protected override void Clear() => (_count, _mark) = (0, default);
}
