namespace Crowd.Rules.Evaluation;

/// <summary>A checked condition.</summary>
internal abstract class Node
{
    public abstract Truth Evaluate(in Look look);

    /// <summary>The comparisons it rests on, with their numbers.</summary>
    public abstract void Explain(in Look look, List<Measurement> into);

    /// <summary>Slots of the figures it reads.</summary>
    public abstract IEnumerable<int> Slots { get; }

    /// <summary>Kinds of evidence that can change it.</summary>
    public abstract IEnumerable<EvidenceKind> Kinds { get; }

    /// <summary>Whether it is about single events, so that it may hold anew each time.</summary>
    public virtual bool IsAboutEvents => false;
}
