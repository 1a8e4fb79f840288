namespace Crowd.Rules.Evaluation;

/// <summary>Keeps the numbers: the last <paramref name="most"/>, or those of the last <paramref name="ticks"/> (100 ns each).</summary>
internal sealed class KeptSpan(int most, long ticks) : WindowSpan
{
    // Most samples are a right or wrong, a few seconds after the one before: some 7 bytes instead of 32.
    private const int Zero = 1;
    private const int One = 2;
    private const int NoSecond = 4;
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
        writer.Write7BitEncodedInt(_kept.Count);
        var last = default(Moment);
        foreach (var sample in _kept)
        {
            var code = (sample.Value == 0 ? Zero : sample.Value == 1 ? One : 0) | (sample.Second == 0 ? NoSecond : 0);
            writer.Write((byte)code);
            writer.Write7BitEncodedInt64(sample.At.Sequence - last.Sequence);
            writer.Write7BitEncodedInt64(sample.At.Ticks - last.Ticks);
            if ((code & (Zero | One)) == 0)
            {
                writer.Write(sample.Value);
            }

            if ((code & NoSecond) == 0)
            {
                writer.Write(sample.Second);
            }

            last = sample.At;
        }
    }

    public override void Read(BinaryReader reader)
    {
        base.Read(reader);
        _kept.Clear();
        var last = default(Moment);
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var code = reader.ReadByte();
            last = new Moment(last.Sequence + reader.Read7BitEncodedInt64(), last.Ticks + reader.Read7BitEncodedInt64());
            var value = (code & Zero) != 0 ? 0 : (code & One) != 0 ? 1 : reader.ReadDouble();
            _kept.Enqueue(new Sample(value, (code & NoSecond) != 0 ? 0 : reader.ReadDouble(), last));
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
