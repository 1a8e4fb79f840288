using Crowd.Engine.Jobs;
using Crowd.Web.Hosting;
using Crowd.Web.SignIn;

namespace Crowd.Web.Jobs;

/// <summary>Retrying and cancelling runs.</summary>
internal static class JobEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/jobs/{id:long}/retry", async (long id, IJobScheduler scheduler, CancellationToken cancellationToken) =>
        {
            await scheduler.RetryAsync(id, cancellationToken);
            return Results.LocalRedirect("/jobs");
        }).RequireAuthorization(Roles.MayOperate).GuardForm();
        routes.MapPost("/jobs/{id:long}/cancel", async (long id, IJobScheduler scheduler, CancellationToken cancellationToken) =>
        {
            await scheduler.CancelAsync(id, cancellationToken);
            return Results.LocalRedirect("/jobs");
        }).RequireAuthorization(Roles.MayOperate).GuardForm();
    }
}
