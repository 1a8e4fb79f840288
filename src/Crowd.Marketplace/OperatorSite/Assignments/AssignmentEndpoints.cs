using Crowd.Marketplace.OperatorSite.Pages;
using Crowd.Marketplace.OperatorSite.Sessions;
using Crowd.Marketplace.Protocol;
using Microsoft.AspNetCore.Mvc;

namespace Crowd.Marketplace.OperatorSite.Assignments;

/// <summary>Assignments: a list, one with its answers, approve, reject.</summary>
internal static class AssignmentEndpoints
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/operator/assignments", ListAsync);
        site.MapGet("/operator/assignments/{take:long}", ShowAsync);
        site.MapPost("/operator/assignments/{take:long}/approve", ApproveAsync);
        site.MapPost("/operator/assignments/{take:long}/reject", RejectAsync).DisableAntiforgery();
    }

    private static async Task<IResult> ListAsync(HttpContext http, AssignmentShelf shelf, string? status, string? worker, long? before, CancellationToken cancellationToken)
    {
        var filter = new AssignmentFilter(
            AssignmentFilter.Statuses.Contains(status) ? status : null, string.IsNullOrWhiteSpace(worker) ? null : worker.Trim(), null);
        var lines = await shelf.ListAsync(filter, before, cancellationToken);
        return OperatorPage.Show<AssignmentsPage>(http, new()
        {
            ["Filter"] = filter, ["Lines"] = lines.Take(AssignmentShelf.PageSize).ToArray(),
            ["Next"] = lines.Count > AssignmentShelf.PageSize ? lines[AssignmentShelf.PageSize - 1].Take : null,
        });
    }

    private static async Task<IResult> ShowAsync(HttpContext http, AssignmentShelf shelf, long take, string? said, CancellationToken cancellationToken) =>
        await shelf.FindAsync(take, cancellationToken) is { } view
            ? OperatorPage.Show<AssignmentPage>(http, new() { ["View"] = view, ["Said"] = said })
            : OperatorPage.Missing(http, "assignment");

    private static async Task<IResult> ApproveAsync(HttpContext http, AssignmentShelf shelf, OperatorLog log, long take, CancellationToken cancellationToken)
    {
        await log.NoteAsync(http, "approve", $"take {take}");
        return Done(http, take, await shelf.ApproveAsync(take, cancellationToken));
    }

    private static async Task<IResult> RejectAsync(
        HttpContext http, AssignmentShelf shelf, OperatorLog log, long take, [FromForm] string? reason, CancellationToken cancellationToken)
    {
        if (reason?.Trim() is not { Length: > 0 and <= TextLimits.Feedback } why)
            return OperatorPage.Bad(http, $"Say in 1 to {TextLimits.Feedback} characters why; the worker reads it.");
        await log.NoteAsync(http, "reject", $"take {take}: {why}");
        return Done(http, take, await shelf.RejectAsync(take, why, cancellationToken));
    }

    private static IResult Done(HttpContext http, long take, string outcome) => outcome switch
    {
        "approved" or "rejected" => Results.Redirect($"/operator/assignments/{take}?said={outcome}"),
        "no_assignment" => OperatorPage.Missing(http, "assignment"),
        "no_funds" => OperatorPage.Refuse(http, StatusCodes.Status409Conflict, "The requester's account has not the money for it."),
        "too_late" => OperatorPage.Refuse(http, StatusCodes.Status409Conflict, "A rejection can be taken back within 30 days of the submission; that time is over."),
        _ => OperatorPage.Refuse(http, StatusCodes.Status409Conflict, "It is not in a state in which this can be done (any more)."),
    };
}
