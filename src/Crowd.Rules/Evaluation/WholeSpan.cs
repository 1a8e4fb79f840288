namespace Crowd.Rules.Evaluation;

internal sealed class WholeSpan : WindowSpan
{
    private Moment _first;

    public override Moment First => _first;

    public override void Add(in Sample sample)
    {
        _first = Weight == 0 ? sample.At : _first;
        Count(sample, 1);
    }

    public override void Write(BinaryWriter writer)
    {
        base.Write(writer);
        _first.Write(writer);
    }

    public override void Read(BinaryReader reader)
    {
        base.Read(reader);
        _first = Moment.Read(reader);
    }
}
