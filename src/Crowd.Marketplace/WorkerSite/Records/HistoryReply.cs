using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.WorkerSite.Records;

/// <summary>A line of the history, for a program.</summary>
internal sealed record HistoryReply(
    long Take, string AssignmentId, string HitId, string Title, string Status, DateTimeOffset AcceptedAt, DateTimeOffset? SubmittedAt, decimal PaidUsd, decimal BonusUsd, string? Feedback)
{
    public static HistoryReply Of(WorkLine line) => new(
        line.Take, line.AssignmentId.ToString(), line.HitId.ToString(), line.Title, line.Status.ToString(), line.AcceptedAt, line.SubmittedAt, line.PaidUsd, line.BonusUsd, line.Feedback);
}
