namespace Crowd.Marketplace.Taking;

/// <summary>What came of a worker's wish to give a HIT back.</summary>
public enum ReturnOutcome
{
    /// <summary>Given back; its slot is free again unless the HIT has expired.</summary>
    Returned,

    /// <summary>It was submitted before and cannot be returned.</summary>
    AlreadySubmitted,

    /// <summary>The deadline had passed: abandoned.</summary>
    Late,

    /// <summary>Another worker holds it.</summary>
    NotYours,

    /// <summary>Returned before, or there never was such an assignment.</summary>
    NoSuchAssignment,
}
