using Crowd.Marketplace.Taking;
using Crowd.Marketplace.WorkerSite.Pages;
using Crowd.Marketplace.WorkerSite.Questions;
using Crowd.Marketplace.WorkerSite.Sessions;

namespace Crowd.Marketplace.WorkerSite.Taking;

/// <summary>What is inside the frame: the requester's HTML, or a QuestionForm drawn by us. An external page is framed from its own address.</summary>
internal static class FrameEndpoints
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/worker/assignments/{assignment}/question", QuestionAsync);
        site.MapGet("/worker/hits/{hit}/question", PreviewAsync);
    }

    private static async Task<IResult> QuestionAsync(
        HttpContext http, WorkList list, SubmitTicket tickets, FramePolicy policy, string assignment, CancellationToken cancellationToken)
    {
        var worker = SignedIn.Worker(http);
        if (await list.HeldAsync(worker, new AssignmentId(assignment), cancellationToken) is not { } held)
        {
            return Refusals.Gone(http);
        }

        var submitTo = tickets.Address(http.Request, worker, held.AssignmentId);
        return Show(http, policy, held.Page, new FrameParameters(assignment, held.Page.HitId, worker, submitTo));
    }

    private static async Task<IResult> PreviewAsync(HttpContext http, WorkList list, FramePolicy policy, string hit, CancellationToken cancellationToken) =>
        await list.PreviewAsync(SignedIn.Worker(http), new HitId(hit), cancellationToken) switch
        {
            PreviewOutcome.Shown shown => Show(http, policy, shown.Page, new FrameParameters(FrameParameters.Preview, shown.Page.HitId, null, null)),
            var refused => Refusals.For(http, refused),
        };

    private static IResult Show(HttpContext http, FramePolicy policy, HitPage page, FrameParameters parameters)
    {
        var submitTo = parameters.SubmitTo ?? $"{http.Request.Scheme}://{http.Request.Host}/take/preview";
        var content = QuestionReader.Read(page.Question);
        policy.ApplyToHit(http, inlineScripts: content is QuestionContent.Html);
        return content switch
        {
            QuestionContent.Html html => TypedResults.Text(HtmlFrame.Prepare(html.Document, submitTo), "text/html; charset=utf-8"),
            QuestionContent.External external => Results.Redirect(parameters.AppendTo(external.Address.ToString())),
            QuestionContent.Form form => Page.Bare<FormFrame>(new() { ["Form"] = form.Xml, ["Action"] = submitTo + "/mturk/questionForm", ["AssignmentId"] = parameters.AssignmentId }),
            _ => throw new InvalidOperationException("There is no fourth kind of question."),
        };
    }
}
