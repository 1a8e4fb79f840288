using Crowd.Engine.Jobs;
using Crowd.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Crowd.Web.Jobs;

/// <summary>Retrying and cancelling runs.</summary>
internal static class JobEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var jobs = routes.MapGroup("/jobs/{id:long}").RequireAuthorization(Roles.MayOperate);
        // [FromForm] makes the framework check the antiforgery token.
        jobs.MapPost("/retry", async (long id, [FromForm(Name = "__RequestVerificationToken")] string token, IJobScheduler scheduler, CancellationToken cancellationToken) =>
        {
            await scheduler.RetryAsync(id, cancellationToken);
            return Results.LocalRedirect("/jobs");
        });
        jobs.MapPost("/cancel", async (long id, [FromForm(Name = "__RequestVerificationToken")] string token, IJobScheduler scheduler, CancellationToken cancellationToken) =>
        {
            await scheduler.CancelAsync(id, cancellationToken);
            return Results.LocalRedirect("/jobs");
        });
    }
}
