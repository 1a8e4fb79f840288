namespace Crowd.Engine.Settling;

/// <summary>A submission whose decision is written down and not yet carried out.</summary>
internal sealed record DecidedSubmission(long SubmissionId, string AssignmentId, string Decision, string? DecisionReason);
