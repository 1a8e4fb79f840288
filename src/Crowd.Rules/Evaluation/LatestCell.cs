using Crowd.Rules.Checking;

namespace Crowd.Rules.Evaluation;

/// <summary>The latest value, number or word.</summary>
internal sealed class LatestCell(MeasureSpec spec) : Cell(spec)
{
    private long _count;
    private double _value = double.NaN;
    private string? _word;
    private Moment _at;

    public override double Count => _count;

    public override string? Word => _word;

    public override Moment First => _at;

    public override double Value(long nowTicks) => _value;

    public override void Write(BinaryWriter writer)
    {
        writer.Write(_count);
        writer.Write(_value);
        writer.Write(_word is not null);
        writer.Write(_word ?? "");
        _at.Write(writer);
    }

    public override void Read(BinaryReader reader)
    {
        _count = reader.ReadInt64();
        _value = reader.ReadDouble();
        var hasWord = reader.ReadBoolean();
        var word = reader.ReadString();
        _word = hasWord ? word : null;
        _at = Moment.Read(reader);
    }

    protected override void Add(double score, in Evidence e)
    {
        _count++;
        _value = Spec.Field.Number(e);
        _word = Spec.Field.Word(e);
        _at = Moment.Of(e);
    }

    protected override void Clear() => (_count, _value, _word, _at) = (0, double.NaN, null, default);
}
