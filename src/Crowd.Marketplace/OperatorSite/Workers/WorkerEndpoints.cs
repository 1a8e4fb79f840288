using Crowd.Marketplace.OperatorSite.Pages;
using Crowd.Marketplace.OperatorSite.Sessions;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.WorkerSite.People;
using Microsoft.AspNetCore.Mvc;

namespace Crowd.Marketplace.OperatorSite.Workers;

/// <summary>Workers: a list, one, close and reopen the account, write, a link for a new password.</summary>
internal static class WorkerEndpoints
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/operator/workers", ListAsync);
        site.MapGet("/operator/workers/{id}", ShowAsync);
        site.MapPost("/operator/workers/{id}/close", (HttpContext http, WorkerShelf shelf, OperatorLog log, string id) => SetActiveAsync(http, shelf, log, id, false));
        site.MapPost("/operator/workers/{id}/reopen", (HttpContext http, WorkerShelf shelf, OperatorLog log, string id) => SetActiveAsync(http, shelf, log, id, true));
        site.MapPost("/operator/workers/{id}/message", WriteAsync).DisableAntiforgery();
        site.MapPost("/operator/workers/{id}/reset", ResetAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, WorkerShelf shelf, string? text, string? after, CancellationToken cancellationToken)
    {
        var wanted = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        var workers = await shelf.ListAsync(wanted, after ?? "", cancellationToken);
        return OperatorPage.Show<WorkersPage>(http, new()
        {
            ["Text"] = wanted, ["Workers"] = workers.Take(WorkerShelf.PageSize).ToArray(),
            ["Next"] = workers.Count > WorkerShelf.PageSize ? workers[WorkerShelf.PageSize - 1].Id : null,
        });
    }

    private static Task<IResult> ShowAsync(HttpContext http, WorkerShelf shelf, string id, string? said, CancellationToken cancellationToken) =>
        PageAsync(http, shelf, id, said, null, cancellationToken);

    private static async Task<IResult> PageAsync(HttpContext http, WorkerShelf shelf, string id, string? said, string? link, CancellationToken cancellationToken) =>
        await shelf.FindAsync(id, cancellationToken) is { } worker
            ? OperatorPage.Show<WorkerPage>(http, new() { ["Worker"] = worker, ["Said"] = said, ["ResetLink"] = link })
            : OperatorPage.Missing(http, "worker");

    private static async Task<IResult> SetActiveAsync(HttpContext http, WorkerShelf shelf, OperatorLog log, string id, bool active)
    {
        await log.NoteAsync(http, active ? "reopen worker" : "close worker", id);
        return await shelf.SetActiveAsync(id, active, http.RequestAborted)
            ? Results.Redirect($"/operator/workers/{id}?said={(active ? "reopened" : "closed")}")
            : OperatorPage.Missing(http, "worker");
    }

    private static async Task<IResult> WriteAsync(
        HttpContext http, WorkerShelf shelf, OperatorLog log, string id, [FromForm] string? subject, [FromForm] string? body, CancellationToken cancellationToken)
    {
        if (subject?.Trim() is not { Length: > 0 and <= TextLimits.Subject } about || body?.Trim() is not { Length: > 0 and <= TextLimits.Message } text)
            return OperatorPage.Bad(http, $"A message has a subject of 1 to {TextLimits.Subject} and a text of 1 to {TextLimits.Message} characters.");
        await log.NoteAsync(http, "write to worker", $"{id}: {about}");
        return await shelf.WriteAsync(id, about, text, cancellationToken) ? Results.Redirect($"/operator/workers/{id}?said=sent") : OperatorPage.Missing(http, "worker");
    }

    private static async Task<IResult> ResetAsync(HttpContext http, WorkerShelf shelf, OperatorLog log, Invitations invitations, string id, CancellationToken cancellationToken)
    {
        if (await shelf.FindAsync(id, cancellationToken) is not { Line.Email: not null })
            return OperatorPage.Missing(http, "worker with a password");
        await log.NoteAsync(http, "password link", id);
        return await PageAsync(http, shelf, id, null, await invitations.ResetAsync(new(id), cancellationToken), cancellationToken);
    }
}
