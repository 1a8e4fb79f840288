namespace Crowd.Marketplace.Reviewing;

/// <summary>What a review policy can do.</summary>
internal enum PolicyActionKind
{
    /// <summary>Approve an assignment.</summary>
    Approve,

    /// <summary>Reject an assignment.</summary>
    Reject,

    /// <summary>Add one assignment to the HIT.</summary>
    Extend,
}
