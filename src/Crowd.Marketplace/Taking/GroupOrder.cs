namespace Crowd.Marketplace.Taking;

/// <summary>How the workers' list is sorted.</summary>
public enum GroupOrder
{
    /// <summary>Latest HIT first.</summary>
    Newest,

    /// <summary>Best paid first.</summary>
    Reward,

    /// <summary>Most HITs first.</summary>
    Most,
}
