using Crowd.Rules.Checking;
using Crowd.Rules.Vocabulary;

namespace Crowd.Rules.Evaluation;

/// <summary>How long the present run is: of a condition that holds, or of one word.</summary>
internal sealed class StreakCell(MeasureSpec spec) : Cell(spec)
{
    private long _length;
    private string? _word;
    private Moment _first;

    public override double Count => _length;

    public override string? Word => _word;

    public override Moment First => _first;

    public override double Value(long nowTicks) => _length;

    public override void Write(BinaryWriter writer)
    {
        writer.Write(_length);
        writer.Write(_word ?? "");
        _first.Write(writer);
    }

    public override void Read(BinaryReader reader)
    {
        _length = reader.ReadInt64();
        _word = reader.ReadString();
        _first = Moment.Read(reader);
    }

    protected override void Add(double score, in Evidence e)
    {
        var (broken, starts) = Spec.Aggregate == Aggregate.Run
            ? (!string.Equals(_word, e.Text, StringComparison.Ordinal), 1)
            : (score == 0, 0);
        if (broken)
        {
            (_length, _first, _word) = (starts, Moment.Of(e), e.Text);
            return;
        }

        _first = _length == 0 ? Moment.Of(e) : _first;
        _word = e.Text;
        _length++;
    }

    protected override void Clear() => (_length, _word, _first) = (0, null, default);
}
