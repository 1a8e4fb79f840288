using Crowd.Engine.Jobs;
using Crowd.Jobs.Hangfire;
using Crowd.Jobs.Quartz;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Crowd.Cli.Running;

/// <summary>Which engine runs the jobs: the one that the settings name (<c>jobs: engine:</c>), else Hangfire where this build holds it, else Quartz.</summary>
internal sealed record JobEngines(bool UseHangfire, string Why)
{
    /// <summary>Chooses.</summary>
    /// <param name="wanted"><c>hangfire</c>, <c>quartz</c>, or null for what is best in this build.</param>
    /// <exception cref="BadInputException">No such engine, or not in this build.</exception>
    public static JobEngines Choose(string? wanted) => wanted?.ToLowerInvariant() switch
    {
        null or "" or "auto" => new(HangfireSupport.IsAvailable, HangfireSupport.Explanation),
        "quartz" => new(false, "The settings say so (jobs: engine: quartz)."),
        "hangfire" when HangfireSupport.IsAvailable => new(true, "The settings say so (jobs: engine: hangfire). " + HangfireSupport.Explanation),
        "hangfire" => throw new BadInputException($"jobs: engine: hangfire cannot be had. {HangfireSupport.Explanation}"),
        _ => throw new BadInputException($"jobs: engine: '{wanted}' is no job engine: say quartz or hangfire, or leave it out."),
    };

    /// <summary>The engine's name.</summary>
    public string Name => UseHangfire ? "Hangfire" : "Quartz";

    /// <summary>Adds it.</summary>
    public void AddTo(IServiceCollection services, JobEngineOptions options)
    {
        if (UseHangfire)
            services.AddHangfireJobs(options);
        else
            services.AddQuartzJobs(options);
    }

    /// <summary>Mounts its own dashboard, where it has one: everyone signed in may look, operators may retry and cancel.</summary>
    public void MapTo(IEndpointRouteBuilder endpoints)
    {
        if (UseHangfire)
            endpoints.MapHangfireJobs(
                http => http.User.Identity is { IsAuthenticated: true },
                http => http.User.IsInRole("operator") || http.User.IsInRole("admin"));
    }
}
