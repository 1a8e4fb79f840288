using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.WorkerSite.People;

/// <summary>What came of following an invitation.</summary>
internal abstract record JoinOutcome
{
    private JoinOutcome() { }

    public sealed record Joined(WorkerId Worker) : JoinOutcome;

    /// <summary>Somebody has an account with this address already.</summary>
    public sealed record AddressTaken : JoinOutcome;

    /// <summary>The link is used up, expired, revoked, or never was.</summary>
    public sealed record NoInvitation : JoinOutcome;
}
