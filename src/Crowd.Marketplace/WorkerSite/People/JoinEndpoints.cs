using Crowd.Marketplace.WorkerSite.Pages;
using Crowd.Marketplace.WorkerSite.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Crowd.Marketplace.WorkerSite.People;

/// <summary>Following an invitation: make an account, or set a new password.</summary>
internal static class JoinEndpoints
{
    private const string NoInvitation = "This invitation is used up or has expired. Ask whoever sent it for a new one.";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/worker/join/{token}", ShowAsync);
        app.MapPost("/worker/join/{token}", JoinAsync).DisableAntiforgery();
    }

    private static async Task<IResult> ShowAsync(HttpContext http, Invitations invitations, string token, CancellationToken cancellationToken) =>
        await invitations.CheckAsync(token, cancellationToken) is (true, var worker)
            ? Form(http, token, worker is not null, null, "", "")
            : Reply.Refuse(http, StatusCodes.Status404NotFound, "no_invitation", NoInvitation);

    private static async Task<IResult> JoinAsync(
        HttpContext http, Invitations invitations, Logins logins, SessionCookie cookie, string token,
        [FromForm] string? email, [FromForm] string? name, [FromForm] string? password, CancellationToken cancellationToken)
    {
        if (SignedIn.IsForeign(http.Request))
        {
            return Reply.Refuse(http, StatusCodes.Status403Forbidden, "foreign_page", "Join on the worker site's own page.");
        }

        if (await invitations.CheckAsync(token, cancellationToken) is not (true, var known))
        {
            return Reply.Refuse(http, StatusCodes.Status404NotFound, "no_invitation", NoInvitation);
        }

        if (Fault(known is not null, email ?? "", name ?? "", password ?? "") is { } fault)
        {
            return Form(http, token, known is not null, fault, email, name);
        }

        switch (await logins.JoinAsync(token, email ?? "", name ?? "", password!, cancellationToken))
        {
            case JoinOutcome.Joined joined:
                cookie.Issue(http, joined.Worker, await logins.StampAsync(joined.Worker, cancellationToken) ?? 0);
                return Results.Redirect("/worker");
            case JoinOutcome.AddressTaken:
                return Form(http, token, false, "There is an account with this e-mail address already; sign in, or use another address.", email, name);
            default:
                return Reply.Refuse(http, StatusCodes.Status404NotFound, "no_invitation", NoInvitation);
        }
    }

    private static string? Fault(bool isReset, string email, string name, string password) =>
        password.Length is < Passwords.Shortest or > 200 ? $"A password has {Passwords.Shortest} to 200 characters."
        : isReset ? null
        : name.Trim().Length is 0 or > 100 ? "Say what you are called, in at most 100 characters."
        : email.Trim().Length > 254 || email.Trim().IndexOf('@') is < 1 || email.Trim().EndsWith('@') ? "Write an e-mail address, such as ada@example.org."
        : null;

    private static IResult Form(HttpContext http, string token, bool isReset, string? fault, string? email, string? name) => Page.Show<JoinPage>(
        http, null, new() { ["Token"] = token, ["IsReset"] = isReset, ["Fault"] = fault, ["Email"] = email, ["Name"] = name });
}
