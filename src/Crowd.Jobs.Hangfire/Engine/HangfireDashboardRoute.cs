using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crowd.Jobs.Hangfire.Engine;

/// <summary>The dashboard behind the console's sign-in, with our runs' names and progress.</summary>
internal static class HangfireDashboardRoute
{
    public static IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints, Func<HttpContext, bool> mayRead, Func<HttpContext, bool> mayWrite)
    {
        var names = new RunNames(endpoints.ServiceProvider.GetRequiredService<NpgsqlDataSource>());
        return endpoints.MapHangfireDashboard("/hangfire", new DashboardOptions
        {
            DashboardTitle = "Crowd jobs",
            AppPath = "/",
            DisplayStorageConnectionString = false,
            Authorization = [new SignedIn(mayRead)],
            IsReadOnlyFunc = context => !mayWrite(context.GetHttpContext()),
            DisplayNameFunc = (_, job) => names.Of(job),
        });
    }

    private sealed class SignedIn(Func<HttpContext, bool> mayRead) : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => mayRead(context.GetHttpContext());
    }
}
