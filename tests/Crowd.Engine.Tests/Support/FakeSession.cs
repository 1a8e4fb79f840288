using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Tests.Support;

/// <summary>A worker's take of a listing in the fake marketplace.</summary>
internal sealed class FakeSession(string assignmentId, string workerId, DateTimeOffset acceptedAt)
{
    public string AssignmentId => assignmentId;

    public string WorkerId => workerId;

    public DateTimeOffset AcceptedAt => acceptedAt;

    public DateTimeOffset? SubmittedAt { get; set; }

    public string Answer { get; set; } = "";

    public SessionState State { get; set; } = SessionState.Submitted;
}
