namespace Crowd.Rules.Evaluation;

/// <summary>Keeps the numbers: the last <paramref name="most"/>, or those of the last <paramref name="ticks"/> (100 ns each).</summary>
internal sealed class KeptSpan(int most, long ticks) : WindowSpan
{
    private readonly Queue<Sample> _kept = new();

    public override Moment First => _kept.TryPeek(out var first) ? first.At : default;

    public override IEnumerable<Sample> Kept => _kept;

    public override void Add(in Sample sample)
    {
        if (_kept.Count == most)
        {
            Drop();
        }

        _kept.Enqueue(sample);
        Count(sample, 1);
        Age(sample.At.Ticks);
    }

    public override void Age(long nowTicks)
    {
        while (ticks > 0 && _kept.TryPeek(out var oldest) && oldest.At.Ticks <= nowTicks - ticks)
        {
            Drop();
        }
    }

    public override void Clear()
    {
        base.Clear();
        _kept.Clear();
    }

    public override void Write(BinaryWriter writer)
    {
        base.Write(writer);
        writer.Write(_kept.Count);
        foreach (var sample in _kept)
        {
            writer.Write(sample.Value);
            writer.Write(sample.Second);
            sample.At.Write(writer);
        }
    }

    public override void Read(BinaryReader reader)
    {
        base.Read(reader);
        _kept.Clear();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            _kept.Enqueue(new Sample(reader.ReadDouble(), reader.ReadDouble(), Moment.Read(reader)));
        }
    }

    private void Drop()
    {
        Count(_kept.Dequeue(), -1);
        if (_kept.Count == 0)
        {
            base.Clear(); // no rounding is left behind
        }
    }
}
