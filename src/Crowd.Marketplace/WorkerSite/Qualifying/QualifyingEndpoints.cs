using Crowd.Marketplace.Qualifications;
using Crowd.Marketplace.Taking;
using Crowd.Marketplace.WorkerSite.Pages;
using Crowd.Marketplace.WorkerSite.Questions;
using Crowd.Marketplace.WorkerSite.Sessions;
using Crowd.Marketplace.WorkerSite.Taking;

namespace Crowd.Marketplace.WorkerSite.Qualifying;

/// <summary>A worker's qualifications: what he has, asking for more, taking a test.</summary>
internal static class QualifyingEndpoints
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/worker/qualifications", ListAsync);
        site.MapGet("/worker/qualifications/{type}", ShowAsync);
        site.MapPost("/worker/qualifications/{type}/request", RequestAsync);
        site.MapGet("/worker/qualifications/{type}/test", TestAsync);
        site.MapGet("/worker/qualifications/{type}/questions", QuestionsAsync);
    }

    /// <summary>Where a test's form is posted: from a frame without a session, so a ticket says whose it is.</summary>
    public static void MapOpen(IEndpointRouteBuilder app) => app.MapPost("/take/{ticket}/mturk/qualificationTest", SubmitAsync);

    private static async Task<IResult> ListAsync(HttpContext http, QualificationShelf shelf, CancellationToken cancellationToken)
    {
        var worker = SignedIn.Worker(http);
        return Page.Show<QualificationsPage>(http, worker, new()
        {
            ["Held"] = await shelf.HeldAsync(worker, cancellationToken),
            ["Offered"] = await shelf.OfferedAsync(worker, cancellationToken),
        });
    }

    private static async Task<IResult> ShowAsync(HttpContext http, QualificationShelf shelf, string type, CancellationToken cancellationToken) =>
        await shelf.OneAsync(SignedIn.Worker(http), type, cancellationToken) is { } offer
            ? Page.Show<QualificationPage>(http, SignedIn.Worker(http), new() { ["Offer"] = offer })
            : NotRequestable(http);

    private static async Task<IResult> RequestAsync(HttpContext http, QualificationDesk desk, string type, CancellationToken cancellationToken) =>
        await desk.RequestAsync(SignedIn.Worker(http), type, cancellationToken) switch
        {
            RequestOutcome.TestToTake => Results.Redirect($"/worker/qualifications/{type}/test"),
            RequestOutcome.Granted or RequestOutcome.Pending => Results.Redirect("/worker/qualifications"),
            var refused => Refused(http, refused),
        };

    private static async Task<IResult> TestAsync(HttpContext http, QualificationDesk desk, TimeProvider clock, string type, CancellationToken cancellationToken) =>
        await desk.RequestAsync(SignedIn.Worker(http), type, cancellationToken) switch
        {
            RequestOutcome.TestToTake test => Page.Show<TestPage>(
                http, SignedIn.Worker(http), new() { ["Type"] = type, ["Deadline"] = test.Deadline, ["Now"] = clock.GetUtcNow() }),
            RequestOutcome.Granted or RequestOutcome.Pending => Results.Redirect("/worker/qualifications"),
            var refused => Refused(http, refused),
        };

    private static async Task<IResult> QuestionsAsync(
        HttpContext http, QualificationDesk desk, FramePolicy policy, SubmitTicket tickets, string type, CancellationToken cancellationToken)
    {
        var worker = SignedIn.Worker(http);
        if (await desk.RequestAsync(worker, type, cancellationToken) is not RequestOutcome.TestToTake test)
        {
            return Refused(http, new RequestOutcome.Late());
        }

        policy.ApplyToHit(http, inlineScripts: false);
        return Page.Bare<FormFrame>(new()
        {
            ["Form"] = ((QuestionContent.Form)QuestionReader.Read(test.Test)).Xml,
            ["Action"] = tickets.Address(http.Request, worker, new AssignmentId(test.RequestId)) + "/mturk/qualificationTest",
            ["AssignmentId"] = test.RequestId,
        });
    }

    private static async Task<IResult> SubmitAsync(HttpContext http, QualificationDesk desk, SubmitTicket tickets, string ticket, CancellationToken cancellationToken)
    {
        FramePolicy.ApplyToReceipt(http);
        var fields = await SubmittedFields.ReadAsync(http);
        var request = fields?.FirstOrDefault(field => field.Question == "assignmentId").Value;
        if (string.IsNullOrWhiteSpace(request) || tickets.Worker(ticket, new AssignmentId(request)) is not { } worker)
        {
            return Reply.Refuse(http, StatusCodes.Status403Forbidden, "not_yours", "This test is in another worker's hands.");
        }

        return await desk.SubmitTestAsync(worker, request, FormFields.Read(fields!), cancellationToken) is RequestOutcome.Granted or RequestOutcome.Pending
            ? Page.Bare<ReceiptFrame>([])
            : Reply.Refuse(http, StatusCodes.Status409Conflict, "late", "The time for this test was over, or it was handed in before.");
    }

    private static IResult Refused(HttpContext http, RequestOutcome outcome) => outcome switch
    {
        RequestOutcome.TooEarly early => Reply.Refuse(http, StatusCodes.Status409Conflict, "too_early", $"You may ask for this again from {Words.Moment(early.From)} on."),
        RequestOutcome.NoRetake => Reply.Refuse(http, StatusCodes.Status409Conflict, "no_retake", "This can be asked for only once, and you have."),
        RequestOutcome.Late => Reply.Refuse(http, StatusCodes.Status409Conflict, "late", "There is no test of yours under way here."),
        _ => NotRequestable(http),
    };

    private static IResult NotRequestable(HttpContext http) =>
        Reply.Refuse(http, StatusCodes.Status404NotFound, "not_requestable", "There is no such qualification, or it cannot be asked for.");
}
