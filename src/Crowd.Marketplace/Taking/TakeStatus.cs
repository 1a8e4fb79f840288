namespace Crowd.Marketplace.Taking;

/// <summary>The states of a take. Requesters see Submitted, Approved and Rejected only.</summary>
public enum TakeStatus
{
    /// <summary>Being worked on.</summary>
    Accepted,

    /// <summary>Handed in, undecided.</summary>
    Submitted,

    /// <summary>Paid, by the requester or by the auto-approval delay.</summary>
    Approved,

    /// <summary>Refused; the requester may still override within 30 days.</summary>
    Rejected,

    /// <summary>Given back.</summary>
    Returned,

    /// <summary>Not handed in by the deadline.</summary>
    Abandoned,
}
