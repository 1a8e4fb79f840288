namespace Crowd.Engine.Marketplaces;

/// <summary>Where a submitted session stands.</summary>
public enum SessionState
{
    /// <summary>Waits for our decision.</summary>
    Submitted,

    /// <summary>Paid.</summary>
    Approved,

    /// <summary>Refused.</summary>
    Rejected,
}
