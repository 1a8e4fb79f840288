using Crowd.Web.Hosting;
using Crowd.Web.SignIn;

namespace Crowd.Web.Systems;

/// <summary>Clearing alerts.</summary>
internal static class SystemEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/system/alerts/{id:long}/clear", async (long id, SystemQueries system, HttpContext http, CancellationToken cancellationToken) =>
        {
            await system.ClearAsync(id, http.User.Identity!.Name!, cancellationToken);
            return Results.LocalRedirect("/system");
        }).RequireAuthorization(Roles.MayOperate).GuardForm();
}
