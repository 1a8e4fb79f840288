namespace Crowd.Marketplace.OperatorSite.Overview;

/// <summary>The marketplace in figures.</summary>
public sealed record Figures(
    long Accounts, long Workers, long Assignable, long Unassignable, long Reviewable, long Reviewing, long AtWork, long Undecided, long OpenAppeals, long WaitingNotifications);
