using Crowd.Marketplace.Taking;
using Crowd.Marketplace.WorkerSite.Pages;
using Crowd.Marketplace.WorkerSite.Questions;
using Crowd.Marketplace.WorkerSite.Sessions;

namespace Crowd.Marketplace.WorkerSite.Taking;

/// <summary>See, take, work on, give back.</summary>
internal static class TakingEndpoints
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/worker", ListAsync);
        site.MapGet("/worker/groups/{group}", PreviewGroupAsync);
        site.MapGet("/worker/hits/{hit}", PreviewHitAsync);
        site.MapPost("/worker/groups/{group}/accept", AcceptNextAsync);
        site.MapPost("/worker/hits/{hit}/accept", AcceptAsync);
        site.MapGet("/worker/assignments/{assignment}", WorkAsync);
        site.MapPost("/worker/assignments/{assignment}/return", ReturnAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, WorkList list, string? q, string? order, bool? qualified, int? page, CancellationToken cancellationToken)
    {
        var worker = SignedIn.Worker(http);
        var filter = new GroupFilter(
            string.IsNullOrWhiteSpace(q) ? null : q, 0, qualified ?? false,
            Enum.TryParse<GroupOrder>(order, true, out var by) ? by : GroupOrder.Newest,
            Math.Clamp(page ?? 0, 0, 10_000) * WorkListView.PageSize, WorkListView.PageSize + 1);
        var groups = await list.GroupsAsync(worker, filter, cancellationToken);
        if (Reply.WantsJson(http.Request))
        {
            return TypedResults.Json(groups.Take(WorkListView.PageSize).Select(GroupReply.Of));
        }

        var held = await list.HeldAsync(worker, cancellationToken);
        var view = new WorkListView(groups, held, filter, Math.Max(0, page ?? 0));
        return Page.Show<WorkListPage>(http, worker, new() { ["View"] = view });
    }

    private static async Task<IResult> PreviewGroupAsync(HttpContext http, WorkList list, string group, CancellationToken cancellationToken) =>
        Preview(http, await list.PreviewNextAsync(SignedIn.Worker(http), new GroupId(group), cancellationToken));

    private static async Task<IResult> PreviewHitAsync(HttpContext http, WorkList list, string hit, CancellationToken cancellationToken) =>
        Preview(http, await list.PreviewAsync(SignedIn.Worker(http), new HitId(hit), cancellationToken));

    private static IResult Preview(HttpContext http, PreviewOutcome outcome)
    {
        if (outcome is not PreviewOutcome.Shown shown)
        {
            return Refusals.For(http, outcome);
        }

        var content = QuestionReader.Read(shown.Page.Question);
        var frame = HitFrame.OfPreview(shown.Page, content);
        return Page.Show<PreviewPage>(http, SignedIn.Worker(http), new() { ["Hit"] = shown.Page, ["MayAccept"] = shown.MayAccept, ["Frame"] = frame }, frame.Foreign);
    }

    // resume: a program that lost the reply to its first try gets what that one took, not another HIT.
    private static async Task<IResult> AcceptNextAsync(HttpContext http, Work work, WorkList list, string group, bool? resume, CancellationToken cancellationToken)
    {
        var (worker, groupId) = (SignedIn.Worker(http), new GroupId(group));
        var held = resume == true ? await list.HeldInAsync(worker, groupId, cancellationToken) : null;
        return Accepted(http, held ?? await work.AcceptNextAsync(worker, groupId, cancellationToken));
    }

    private static async Task<IResult> AcceptAsync(HttpContext http, Work work, string hit, CancellationToken cancellationToken) =>
        Accepted(http, await work.AcceptAsync(SignedIn.Worker(http), new HitId(hit), cancellationToken));

    internal static IResult Accepted(HttpContext http, AcceptOutcome outcome)
    {
        if (outcome is not AcceptOutcome.Accepted taken)
        {
            return Refusals.For(http, outcome);
        }

        var address = $"/worker/assignments/{taken.AssignmentId}";
        return Reply.WantsJson(http.Request)
            ? TypedResults.Json(new TakenReply(
                taken.AssignmentId.ToString(), taken.HitId.ToString(), address + "/question", taken.Deadline,
                (int)(taken.Deadline - taken.AcceptedAt).TotalSeconds))
            : Results.Redirect(address + (http.Request.Query.ContainsKey("auto") ? "?auto=on" : ""));
    }

    private static async Task<IResult> WorkAsync(
        HttpContext http, WorkList list, TimeProvider clock, SubmitTicket tickets, string assignment, CancellationToken cancellationToken)
    {
        var worker = SignedIn.Worker(http);
        if (await list.HeldAsync(worker, new AssignmentId(assignment), cancellationToken) is not { } held)
        {
            return Refusals.Gone(http);
        }

        var submitTo = tickets.Address(http.Request, worker, held.AssignmentId);
        var frame = HitFrame.OfWork(held, worker, submitTo, QuestionReader.Read(held.Page.Question));
        return Page.Show<WorkPage>(
            http, worker,
            new() { ["Held"] = held, ["Frame"] = frame, ["Now"] = clock.GetUtcNow(), ["Auto"] = http.Request.Query.ContainsKey("auto") },
            frame.Foreign);
    }

    private static async Task<IResult> ReturnAsync(HttpContext http, Work work, string assignment, CancellationToken cancellationToken)
    {
        var outcome = await work.ReturnAsync(SignedIn.Worker(http), new AssignmentId(assignment), cancellationToken);
        return outcome != ReturnOutcome.Returned ? Refusals.For(http, outcome)
            : Reply.WantsJson(http.Request) ? TypedResults.NoContent()
            : Results.Redirect("/worker");
    }
}
