namespace Crowd.Rules.Evaluation;

/// <summary>A place in the journal.</summary>
internal readonly record struct Moment(long Sequence, long Ticks)
{
    public static Moment Of(in Evidence e) => new(e.Sequence, e.At.UtcTicks);

    public void Write(BinaryWriter writer)
    {
        writer.Write(Sequence);
        writer.Write(Ticks);
    }

    public static Moment Read(BinaryReader reader) => new(reader.ReadInt64(), reader.ReadInt64());
}
