namespace Crowd.Engine.Collecting;

/// <summary>A submission that has just been stored.</summary>
internal sealed record StoredSubmission(long SubmissionId, long WorkerId, NewSubmission New);
