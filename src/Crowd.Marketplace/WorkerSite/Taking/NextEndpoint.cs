using Crowd.Marketplace.Taking;
using Crowd.Marketplace.WorkerSite.Sessions;

namespace Crowd.Marketplace.WorkerSite.Taking;

/// <summary>After a submission: the next HIT of the same group for those who want it at once, else back to the list.</summary>
internal static class NextEndpoint
{
    public static void Map(IEndpointRouteBuilder site) => site.MapPost("/worker/groups/{group}/next", NextAsync);

    private static async Task<IResult> NextAsync(HttpContext http, Work work, string group, CancellationToken cancellationToken)
    {
        if (!http.Request.Query.ContainsKey("auto"))
        {
            return Results.Redirect("/worker");
        }

        return await work.AcceptNextAsync(SignedIn.Worker(http), new GroupId(group), cancellationToken) is AcceptOutcome.Accepted taken
            ? TakingEndpoints.Accepted(http, taken)
            : Results.Redirect("/worker?note=none_left");
    }
}
