namespace Crowd.Marketplace.OperatorSite.Hits;

/// <summary>Which HITs an operator wants to see: of one account, perhaps of one status, perhaps with a text in title or annotation.</summary>
public sealed record HitFilter(string? Account, string? Status, string? Text)
{
    /// <summary>The states a HIT that still exists can be in.</summary>
    public static readonly IReadOnlyList<string> Statuses = ["Assignable", "Unassignable", "Reviewable", "Reviewing"];

    /// <summary>The list's address behind a HIT.</summary>
    public string Address(long before) =>
        $"/operator/hits?account={Uri.EscapeDataString(Account ?? "")}&status={Status}&text={Uri.EscapeDataString(Text ?? "")}&before={before}";
}
