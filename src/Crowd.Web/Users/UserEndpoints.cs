using Crowd.Web.Hosting;
using Crowd.Web.Layout;
using Crowd.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Crowd.Web.Users;

/// <summary>Making and changing users.</summary>
internal static class UserEndpoints
{
    /// <summary>The fewest characters of a password.</summary>
    public const int ShortestPassword = 12;

    private const int LongestPassword = 200;
    private const int LongestName = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/users", AddAsync).RequireAuthorization(Roles.MayAdminister).GuardForm();
        routes.MapPost("/users/{id:long}/role", SetRoleAsync).RequireAuthorization(Roles.MayAdminister).GuardForm();
        routes.MapPost("/users/{id:long}/password", SetPasswordAsync).RequireAuthorization(Roles.MayAdminister).GuardForm();
        routes.MapPost("/users/{id:long}/disable", (long id, UserAdmin users, HttpContext http, CancellationToken cancellationToken) =>
            SetDisabledAsync(id, true, users, http, cancellationToken)).RequireAuthorization(Roles.MayAdminister).GuardForm();
        routes.MapPost("/users/{id:long}/enable", (long id, UserAdmin users, HttpContext http, CancellationToken cancellationToken) =>
            SetDisabledAsync(id, false, users, http, cancellationToken)).RequireAuthorization(Roles.MayAdminister).GuardForm();
    }

    private static async Task<IResult> AddAsync(
        [FromForm] string name, [FromForm] string password, [FromForm] string role, UserAdmin users, HttpContext http, CancellationToken cancellationToken)
    {
        if (Given.Text(name) is not { Length: <= LongestName } given)
            return Refusal.Of(http, StatusCodes.Status400BadRequest, $"A user needs a name of 1 to {LongestName} characters.");
        if ((WhyNot(password) ?? WhyNoRole(role)) is { } wrong)
            return Refusal.Of(http, StatusCodes.Status400BadRequest, wrong);
        return await users.AddAsync(given, password, role, Actor(http), cancellationToken)
            ? Back()
            : Refusal.Of(http, StatusCodes.Status409Conflict, $"There is a user {given} already.");
    }

    private static async Task<IResult> SetRoleAsync(long id, [FromForm] string role, UserAdmin users, HttpContext http, CancellationToken cancellationToken)
    {
        if (WhyNoRole(role) is { } wrong)
            return Refusal.Of(http, StatusCodes.Status400BadRequest, wrong);
        return await users.SetRoleAsync(id, role, Actor(http), cancellationToken) ? Back() : LastAdmin(http);
    }

    private static async Task<IResult> SetPasswordAsync(long id, [FromForm] string password, UserAdmin users, HttpContext http, CancellationToken cancellationToken)
    {
        if (WhyNot(password) is { } wrong)
            return Refusal.Of(http, StatusCodes.Status400BadRequest, wrong);
        return await users.SetPasswordAsync(id, password, Actor(http), cancellationToken) ? Back() : Results.NotFound();
    }

    private static async Task<IResult> SetDisabledAsync(long id, bool disabled, UserAdmin users, HttpContext http, CancellationToken cancellationToken) =>
        await users.SetDisabledAsync(id, disabled, Actor(http), cancellationToken) ? Back() : LastAdmin(http);

    private static string Actor(HttpContext http) => http.User.Identity!.Name!;

    private static IResult Back() => Results.LocalRedirect("/users");

    private static IResult LastAdmin(HttpContext http) =>
        Refusal.Of(http, StatusCodes.Status409Conflict, "That would leave nobody who can let others in: make another administrator first.");

    private static string? WhyNot(string password) =>
        password.Length is >= ShortestPassword and <= LongestPassword ? null : $"A password has {ShortestPassword} to {LongestPassword} characters.";

    private static string? WhyNoRole(string role) => Roles.All.Contains(role) ? null : $"A role is one of {string.Join(", ", Roles.All)}.";
}
