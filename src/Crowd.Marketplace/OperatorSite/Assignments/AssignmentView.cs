namespace Crowd.Marketplace.OperatorSite.Assignments;

/// <summary>One take with its answers, question by question.</summary>
public sealed record AssignmentView(AssignmentLine Line, string? Feedback, IReadOnlyList<(string Question, string Answer)> Answers, bool CanApprove, bool CanReject);
