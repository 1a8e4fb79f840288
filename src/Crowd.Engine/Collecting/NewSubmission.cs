using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Collecting;

/// <summary>A submission that we do not have yet, as read.</summary>
internal sealed record NewSubmission(long HitId, Session Session, IReadOnlyList<PageAnswer> Answers, string? Problem)
{
    public (string, string) Identity => (Session.AssignmentId, Session.WorkerId);

    /// <summary>From accepting to submitting, in milliseconds; never negative, whatever the marketplace says.</summary>
    public long Milliseconds => Math.Clamp((long)(Session.SubmittedAt - Session.AcceptedAt).TotalMilliseconds, 0, int.MaxValue);

    /// <summary>An answer's even share of that time.</summary>
    public int MillisecondsPerAnswer => (int)(Milliseconds / Math.Max(1, Answers.Count));
}
