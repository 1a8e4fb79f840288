using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.WorkerSite.Taking;

/// <summary>What a worker is told when something cannot be done: a status, a code for programs, a sentence for people.</summary>
internal static class Refusals
{
    public static IResult For(HttpContext http, AcceptOutcome outcome) => outcome switch
    {
        AcceptOutcome.AlreadyDone => Conflict(http, "done", "You have done this HIT already. Nobody does a HIT twice."),
        AcceptOutcome.NoneLeft => Conflict(http, "none_left", "There is nothing left here that you could take. New HITs may come."),
        AcceptOutcome.Expired => Conflict(http, "expired", "This HIT has expired."),
        AcceptOutcome.NotEligible => Forbidden(http, "not_eligible", "You do not meet this HIT's requirements; they are shown beside it in the list."),
        AcceptOutcome.Blocked => Forbidden(http, "blocked", "This requester does not give you any more work."),
        AcceptOutcome.NoSuchWorker => Forbidden(http, "no_worker", "Your account is closed."),
        _ => Missing(http, "no_hit", "There is no such HIT (any more)."),
    };

    public static IResult For(HttpContext http, PreviewOutcome outcome) => outcome switch
    {
        PreviewOutcome.NotEligible => Forbidden(http, "not_eligible", "This HIT is only shown to workers who meet its requirements."),
        PreviewOutcome.Blocked => Forbidden(http, "blocked", "This requester does not give you any more work."),
        PreviewOutcome.NoSuchWorker => Forbidden(http, "no_worker", "Your account is closed."),
        _ => Missing(http, "no_hit", "There is nothing here that you could take. New HITs may come."),
    };

    public static IResult For(HttpContext http, SubmitOutcome outcome) => outcome switch
    {
        SubmitOutcome.AlreadySubmitted => Conflict(http, "already", "This HIT was submitted before; the first submission stands."),
        SubmitOutcome.Late => Conflict(http, "late", "The time for this HIT was over before it was submitted."),
        SubmitOutcome.NotYours => Forbidden(http, "not_yours", "This HIT is in another worker's hands."),
        SubmitOutcome.TooLarge => Reply.Refuse(http, StatusCodes.Status413PayloadTooLarge, "too_large", "The answer is longer than a megabyte."),
        _ => Missing(http, "gone", "You do not hold this HIT. Accept it before you submit."),
    };

    public static IResult For(HttpContext http, ReturnOutcome outcome) => outcome switch
    {
        ReturnOutcome.AlreadySubmitted => Conflict(http, "already", "This HIT was submitted and cannot be returned any more."),
        ReturnOutcome.Late => Conflict(http, "late", "The time for this HIT is over; it has gone back by itself."),
        ReturnOutcome.NotYours => Forbidden(http, "not_yours", "This HIT is in another worker's hands."),
        _ => Gone(http),
    };

    public static IResult Gone(HttpContext http) => Missing(http, "gone", "You do not hold this HIT (any more).");

    private static IResult Conflict(HttpContext http, string code, string reason) => Reply.Refuse(http, StatusCodes.Status409Conflict, code, reason);

    private static IResult Forbidden(HttpContext http, string code, string reason) => Reply.Refuse(http, StatusCodes.Status403Forbidden, code, reason);

    private static IResult Missing(HttpContext http, string code, string reason) => Reply.Refuse(http, StatusCodes.Status404NotFound, code, reason);
}
