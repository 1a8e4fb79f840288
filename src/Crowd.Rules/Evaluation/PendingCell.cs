using Crowd.Rules.Checking;

namespace Crowd.Rules.Evaluation;

/// <summary>Pages that wait: one up for each pending, one down for each decided.</summary>
internal sealed class PendingCell(MeasureSpec spec) : Cell(spec)
{
    private long _waiting;

    public override double Count => _waiting;

    public override double Value(long nowTicks) => _waiting;

    public override void Write(BinaryWriter writer) => writer.Write(_waiting);

    public override void Read(BinaryReader reader) => _waiting = reader.ReadInt64();

    protected override void Add(double score, in Evidence e) => _waiting = e.Text switch
    {
        "pending" => _waiting + 1,
        "approved" or "rejected" => Math.Max(0, _waiting - 1),
        _ => _waiting,
    };

    protected override void Clear() => _waiting = 0;
}
