using System.Globalization;
using Crowd.Marketplace.Taking;
using Crowd.Marketplace.WorkerSite.Pages;
using Crowd.Marketplace.WorkerSite.Questions;
using Crowd.Marketplace.WorkerSite.Sessions;

namespace Crowd.Marketplace.WorkerSite.Taking;

/// <summary>
/// externalSubmit: where a question's page posts its form. Who submits is known by the ticket in the address, or, without
/// one, by the session cookie; never by what the form says.
/// </summary>
internal static class SubmitEndpoints
{
    private const string WorkTimeHeader = "X-Crowd-Work-Time";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/mturk/externalSubmit", (HttpContext http, CancellationToken _) => SubmitAsync(http, null, false));
        app.MapPost("/take/{ticket}/mturk/externalSubmit", (HttpContext http, string ticket) => SubmitAsync(http, ticket, false));
        app.MapPost("/take/{ticket}/mturk/questionForm", (HttpContext http, string ticket) => SubmitAsync(http, ticket, true));
    }

    private static async Task<IResult> SubmitAsync(HttpContext http, string? ticket, bool isQuestionForm)
    {
        FramePolicy.ApplyToReceipt(http);
        if (await SubmittedFields.ReadAsync(http) is not { } fields)
        {
            return Reply.Refuse(http, StatusCodes.Status400BadRequest, "bad_form", $"A submission is a form of at most {SubmittedFields.Most} named fields.");
        }

        var assignment = fields.FirstOrDefault(field => field.Question == "assignmentId").Value;
        if (string.IsNullOrWhiteSpace(assignment))
        {
            return Reply.Refuse(http, StatusCodes.Status400BadRequest, "no_assignment", "The form has no field assignmentId; a question's page must send the one it was given.");
        }

        if (assignment == FrameParameters.Preview)
        {
            return Reply.Refuse(http, StatusCodes.Status409Conflict, "preview", "This is a preview. Accept the HIT before you submit.");
        }

        var id = new AssignmentId(assignment);
        return await SubmitterAsync(http, ticket, id) is { } worker
            ? await SubmitAsync(http, worker, id, isQuestionForm ? FormFields.Read(fields) : fields)
            : Reply.Refuse(http, StatusCodes.Status403Forbidden, "not_yours", "Nobody who holds this HIT is signed in here.");
    }

    private static async Task<IResult> SubmitAsync(HttpContext http, WorkerId worker, AssignmentId assignment, IReadOnlyList<AnswerField> fields)
    {
        var work = http.RequestServices.GetRequiredService<Work>();
        return await work.SubmitAsync(worker, assignment, fields, WorkTime(http), http.RequestAborted) switch
        {
            SubmitOutcome.Submitted done when Reply.WantsJson(http.Request) => TypedResults.Json(new { hitId = done.HitId.ToString(), groupId = done.GroupId.ToString() }),
            SubmitOutcome.Submitted => Page.Bare<ReceiptFrame>([]),
            SubmitOutcome.AlreadySubmitted when !Reply.WantsJson(http.Request) => Page.Bare<ReceiptFrame>([]),
            var refused => Refusals.For(http, refused),
        };
    }

    private static async ValueTask<WorkerId?> SubmitterAsync(HttpContext http, string? ticket, AssignmentId assignment)
    {
        if (ticket is not null)
        {
            return http.RequestServices.GetRequiredService<SubmitTicket>().Worker(ticket, assignment);
        }

        return SignedIn.IsForeign(http.Request) ? null : (await http.RequestServices.GetRequiredService<CurrentSession>().ReadAsync(http))?.Worker;
    }

    // A sandbox's workers are quicker than their recorded selves; the header says how long they are to have taken.
    private static TimeSpan? WorkTime(HttpContext http) =>
        http.Request.Headers[WorkTimeHeader] is [{ } header]
        && http.RequestServices.GetRequiredService<MarketplaceOptions>().Sandbox
        && long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms < 365L * 24 * 3_600_000
            ? TimeSpan.FromMilliseconds(ms)
            : null;
}
