using Crowd.Marketplace.OperatorSite.Pages;
using Crowd.Marketplace.OperatorSite.Sessions;
using Crowd.Marketplace.Storage;
using Crowd.Marketplace.WorkerSite.People;
using Microsoft.AspNetCore.Mvc;

namespace Crowd.Marketplace.OperatorSite.Inviting;

/// <summary>Links that let people into a private workforce: those that are good, a new one, taking one back.</summary>
internal static class InvitationEndpoints
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/operator/invitations", (HttpContext http, Database database, TimeProvider clock, string? said) => ShowAsync(http, database, clock, said, null));
        site.MapPost("/operator/invitations", InviteAsync).DisableAntiforgery();
        site.MapPost("/operator/invitations/{hash}/revoke", RevokeAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, Database database, TimeProvider clock, string? said, string? link)
    {
        var good = await database.AllAsync("""
            select token_hash, note, worker_id, uses_left, created_at, expires_at from invitations
            where  uses_left > 0 and expires_at > $1 order by created_at desc limit 200
            """, [clock.GetUtcNow()],
            row => new InvitationLine(row.GetString(0), row.Text(1), row.Text(2), row.GetInt32(3), row.Moment(4), row.Moment(5)), http.RequestAborted);
        return OperatorPage.Show<InvitationsPage>(http, new() { ["Links"] = good, ["Said"] = said, ["NewLink"] = link });
    }

    private static async Task<IResult> InviteAsync(
        HttpContext http, Database database, TimeProvider clock, OperatorLog log, Invitations invitations,
        [FromForm] string? uses, [FromForm] string? days, [FromForm] string? note, CancellationToken cancellationToken)
    {
        if (!int.TryParse(uses, out var people) || people is < 1 or > 10_000 || !int.TryParse(days, out var good) || good is < 1 or > 366)
            return OperatorPage.Bad(http, "A link is for 1 to 10000 people and good for 1 to 366 days.");
        if (note?.Length > 200)
            return OperatorPage.Bad(http, "The note may have 200 characters.");
        await log.NoteAsync(http, "invite", $"{people} people, {good} days: {note}");
        var path = await invitations.InviteAsync(people, TimeSpan.FromDays(good), string.IsNullOrWhiteSpace(note) ? null : note.Trim(), cancellationToken);
        return await ShowAsync(http, database, clock, null, $"{http.Request.Scheme}://{http.Request.Host}{path}");
    }

    private static async Task<IResult> RevokeAsync(HttpContext http, Database database, OperatorLog log, string hash, CancellationToken cancellationToken)
    {
        await log.NoteAsync(http, "revoke link", hash);
        await database.RunAsync("update invitations set uses_left = 0 where token_hash = $1", [hash], cancellationToken);
        return Results.Redirect("/operator/invitations?said=revoked");
    }
}
