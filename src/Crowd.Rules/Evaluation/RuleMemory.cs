namespace Crowd.Rules.Evaluation;

/// <summary>What a rule remembers of a subject: whether it has fired and not yet cleared, and when.</summary>
internal sealed class RuleMemory
{
    private const int MostFirings = 64;

    public bool Latched { get; set; }

    public long LooksSince { get; set; }

    public long LastLook { get; set; }

    /// <summary>Times of the last firings, oldest first.</summary>
    public List<long> Fired { get; } = [];

    public void Fire(long ticks)
    {
        Latched = true;
        LooksSince = 0;
        if (Fired.Count == MostFirings)
        {
            Fired.RemoveAt(0);
        }

        Fired.Add(ticks);
    }

    public int FiredSince(long ticks) => Fired.Count(f => f >= ticks);

    public void Write(BinaryWriter writer)
    {
        writer.Write(Latched);
        writer.Write(LooksSince);
        writer.Write(LastLook);
        writer.Write(Fired.Count);
        Fired.ForEach(writer.Write);
    }

    public void Read(BinaryReader reader)
    {
        Latched = reader.ReadBoolean();
        LooksSince = reader.ReadInt64();
        LastLook = reader.ReadInt64();
        Fired.Clear();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            Fired.Add(reader.ReadInt64());
        }
    }
}
