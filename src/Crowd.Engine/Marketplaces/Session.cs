namespace Crowd.Engine.Marketplaces;

/// <summary>One worker's submitted take of a listing (MTurk: an assignment).</summary>
/// <param name="AssignmentId">The marketplace's id. Returned ones are handed out again: it names a session only together with the worker.</param>
/// <param name="WorkerId">The marketplace's id of the worker.</param>
/// <param name="ListingId">What it belongs to.</param>
/// <param name="State">Where it stands.</param>
/// <param name="AcceptedAt">When the worker took it.</param>
/// <param name="SubmittedAt">When they sent it.</param>
/// <param name="AutoApprovesAt">When it is paid without our word.</param>
/// <param name="Answer">The answer document as it came (MTurk: QuestionFormAnswers XML). Hostile input.</param>
public sealed record Session(
    string AssignmentId, string WorkerId, string ListingId, SessionState State,
    DateTimeOffset AcceptedAt, DateTimeOffset SubmittedAt, DateTimeOffset? AutoApprovesAt, string Answer);
