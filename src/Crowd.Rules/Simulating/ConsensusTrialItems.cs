namespace Crowd.Rules;

/// <summary>What the items of a <see cref="ConsensusTrial"/> are like. A worker's accuracy over all items is the same in each.</summary>
public enum ConsensusTrialItems
{
    /// <summary>All equally hard: workers err independently of each other.</summary>
    Alike,

    /// <summary>Three in ten are hard: everybody knows two fifths of what he knows elsewhere.</summary>
    SomeHard,

    /// <summary>One in ten deceives: everybody but a clicker is right 35% of the time, and most who are wrong say the same.</summary>
    SomeDeceptive,
}
