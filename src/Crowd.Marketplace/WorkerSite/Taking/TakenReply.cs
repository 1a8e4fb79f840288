namespace Crowd.Marketplace.WorkerSite.Taking;

/// <summary>What a program is told of the assignment it took.</summary>
internal sealed record TakenReply(string AssignmentId, string HitId, string QuestionUrl, DateTimeOffset Deadline, int AllottedSeconds);
