using Crowd.Rules.Checking;
using Crowd.Rules.Syntax;
using Crowd.Rules.Vocabulary;

namespace Crowd.Rules.Evaluation;

/// <summary>The memory of one figure of one subject: fed piece by piece, at a cost that does not depend on how much came before.</summary>
internal abstract class Cell(MeasureSpec spec)
{
    public MeasureSpec Spec => spec;

    /// <summary>Pieces of evidence that count now (their weight, where they fade).</summary>
    public abstract double Count { get; }

    /// <summary>Sum of their scores, for figures that have one; else NaN.</summary>
    public virtual double Sum => double.NaN;

    /// <summary>The latest word, for figures of words.</summary>
    public virtual string? Word => null;

    /// <summary>Where the evidence behind the figure begins.</summary>
    public virtual Moment First => default;

    /// <summary>The figure; NaN while it cannot be known.</summary>
    public abstract double Value(long nowTicks);

    public void Observe(in Evidence e)
    {
        if (e.Kind == EvidenceKind.TrainingResult && spec.Window.Kind == WindowKind.SinceTraining)
        {
            Clear();
        }

        if (spec.TryScore(e, out var score))
        {
            Add(score, e);
        }
    }

    public abstract void Write(BinaryWriter writer);

    public abstract void Read(BinaryReader reader);

    protected abstract void Add(double score, in Evidence e);

    protected abstract void Clear();

    public static Cell Create(MeasureSpec spec) => spec switch
    {
        { Test: not null } => new SurelyCell(spec, spec.Test),
        { Aggregate: Aggregate.Latest } => new LatestCell(spec),
        { Aggregate: Aggregate.Streak or Aggregate.Run } => new StreakCell(spec),
        { Aggregate: Aggregate.Entropy or Aggregate.Divergence } => new LabelsCell(spec),
        { Aggregate: Aggregate.Pending } => new PendingCell(spec),
        { Aggregate: Aggregate.Idle or Aggregate.Tenure } => new ClockCell(spec),
        _ => new TallyCell(spec),
    };
}
