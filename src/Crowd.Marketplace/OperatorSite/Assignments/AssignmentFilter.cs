namespace Crowd.Marketplace.OperatorSite.Assignments;

/// <summary>Which assignments an operator wants to see.</summary>
public sealed record AssignmentFilter(string? Status, string? Worker, string? Hit)
{
    /// <summary>The states of a take.</summary>
    public static readonly IReadOnlyList<string> Statuses = ["Accepted", "Submitted", "Approved", "Rejected", "Returned", "Abandoned"];

    /// <summary>The list's address behind a take.</summary>
    public string Address(long before) => $"/operator/assignments?status={Status}&worker={Uri.EscapeDataString(Worker ?? "")}&before={before}";
}
