using Crowd.Engine.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Crowd.Jobs.Hangfire;

/// <summary>
/// Hangfire as the job engine, where the build found its packages. This class is the only door: everything else in here that names a
/// Hangfire type is compiled in only then.
/// </summary>
public static class HangfireSupport
{
#if HANGFIRE
    /// <summary>Whether this build holds Hangfire.</summary>
    public static bool IsAvailable => true;

    /// <summary>What <c>crowd doctor</c> says about it.</summary>
    public static string Explanation => $"Hangfire {Engine.HangfireVersions.Text} was found in the package source when Crowd was built.";

    /// <summary>Adds <see cref="IJobScheduler"/> on Hangfire in the PostgreSQL of the registered data source, in a schema of its own.</summary>
    public static IServiceCollection AddHangfireJobs(this IServiceCollection services, JobEngineOptions options) =>
        Engine.HangfireRegistration.Add(services, options);

    /// <summary>Mounts Hangfire's dashboard at <c>/hangfire</c>.</summary>
    /// <param name="endpoints">The application's routes.</param>
    /// <param name="mayRead">Whether the signed-in person may look; others get 401 or 403.</param>
    /// <param name="mayWrite">Whether they may also retry and cancel.</param>
    public static IEndpointConventionBuilder MapHangfireJobs(
        this IEndpointRouteBuilder endpoints, Func<HttpContext, bool> mayRead, Func<HttpContext, bool> mayWrite) =>
        Engine.HangfireDashboardRoute.Map(endpoints, mayRead, mayWrite);
#else
    /// <summary>Whether this build holds Hangfire.</summary>
    public static bool IsAvailable => false;

    /// <summary>What <c>crowd doctor</c> says about it.</summary>
    public static string Explanation =>
        "The package source did not serve Hangfire.AspNetCore and Hangfire.PostgreSql when Crowd was built, so Quartz runs the jobs. " +
        "Where they can be had, build again with -p:ForceOptionalProbe=true.";

    /// <summary>Not in this build.</summary>
    /// <exception cref="NotSupportedException">Always; see <see cref="Explanation"/>.</exception>
    public static IServiceCollection AddHangfireJobs(this IServiceCollection services, JobEngineOptions options) =>
        throw new NotSupportedException(Explanation);

    /// <summary>Not in this build.</summary>
    /// <exception cref="NotSupportedException">Always; see <see cref="Explanation"/>.</exception>
    public static IEndpointConventionBuilder MapHangfireJobs(
        this IEndpointRouteBuilder endpoints, Func<HttpContext, bool> mayRead, Func<HttpContext, bool> mayWrite) =>
        throw new NotSupportedException(Explanation);
#endif
}
