namespace Crowd.Rules.Evaluation;

/// <summary>All that is remembered of one subject.</summary>
internal sealed class SubjectState
{
    private const byte Format = 1;
    private readonly SubjectPlan _plan;

    public SubjectState(SubjectPlan plan, Subject subject)
    {
        _plan = plan;
        Subject = subject;
        Cells = [.. plan.Specs.Select(Cell.Create)];
        Memories = new RuleMemory?[plan.Rules.Length];
        Entered = new bool[plan.Together.Length];
        Board = subject.Kind == SubjectKind.Campaign ? new RuleBoard() : null;
    }

    public SubjectPlan Plan => _plan;

    public Subject Subject { get; }

    public Cell[] Cells { get; private set; }

    public RuleMemory?[] Memories { get; }

    public bool[] Entered { get; }

    public RuleBoard? Board { get; }

    public bool Changed { get; set; }

    public RuleMemory Memory(int rule) => Memories[rule] ??= new RuleMemory();

    /// <summary>Forgets the evidence, keeps what fired: before a rebuild from the journal.</summary>
    public void ForgetEvidence()
    {
        Cells = [.. _plan.Specs.Select(Cell.Create)];
        Array.Clear(Entered);
        Board?.Clear();
        Changed = true;
    }

    public byte[] Write(SubjectPlan workers)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Format);
        writer.Write(Cells.Length);
        for (var i = 0; i < Cells.Length; i++)
        {
            writer.Write(_plan.Fingerprints[i]);
            WriteSized(writer, stream, Cells[i].Write);
        }

        writer.Write(Memories.Count(m => m is not null));
        for (var i = 0; i < Memories.Length; i++)
        {
            if (Memories[i] is { } memory)
            {
                writer.Write(_plan.Rules[i].Fingerprint);
                WriteSized(writer, stream, memory.Write);
            }
        }

        writer.Write(Entered.Length);
        Array.ForEach(Entered, writer.Write);
        Board?.Write(writer, workers.Fingerprints);
        writer.Flush();
        return stream.ToArray();
    }

    /// <returns>Whether every figure was found: if not, the rules have changed and the state must be rebuilt from the journal.</returns>
    public bool Read(byte[] bytes, SubjectPlan workers)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var reader = new BinaryReader(stream);
        if (reader.ReadByte() != Format)
        {
            return false;
        }

        var found = 0;
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var known = _plan.SlotByFingerprint.TryGetValue(reader.ReadUInt64(), out var slot);
            found += known ? 1 : 0;
            ReadSized(reader, stream, known ? Cells[slot].Read : null);
        }

        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var fingerprint = reader.ReadUInt64();
            var rule = Array.FindIndex(_plan.Rules, r => r.Fingerprint == fingerprint);
            ReadSized(reader, stream, rule >= 0 ? Memory(rule).Read : null);
        }

        var same = reader.ReadInt32() == Entered.Length;
        for (var i = 0; same && i < Entered.Length; i++)
        {
            Entered[i] = reader.ReadBoolean();
        }

        if (same)
        {
            Board?.Read(reader, workers.SlotByFingerprint);
        }

        return same && found == Cells.Length;
    }

    private static void WriteSized(BinaryWriter writer, MemoryStream stream, Action<BinaryWriter> write)
    {
        var mark = stream.Position;
        writer.Write(0);
        write(writer);
        writer.Flush();
        var end = stream.Position;
        stream.Position = mark;
        writer.Write((int)(end - mark - sizeof(int)));
        stream.Position = end;
    }

    private static void ReadSized(BinaryReader reader, MemoryStream stream, Action<BinaryReader>? read)
    {
        var size = reader.ReadInt32();
        var end = stream.Position + size;
        read?.Invoke(reader);
        stream.Position = end;
    }
}
