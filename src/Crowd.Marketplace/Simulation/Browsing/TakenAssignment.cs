namespace Crowd.Marketplace.Simulation.Browsing;

/// <summary>What the worker site says of an assignment that a worker has taken.</summary>
internal sealed record TakenAssignment(string AssignmentId, string HitId, string QuestionUrl, DateTimeOffset Deadline, int AllottedSeconds);
