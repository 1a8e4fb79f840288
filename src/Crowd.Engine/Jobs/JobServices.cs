using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Crowd.Engine.Jobs;

/// <summary>Registers what every job engine shares. The adapters call it; a host calls the adapter.</summary>
public static class JobServices
{
    /// <summary>
    /// Adds the outbox, the runner and, where this process runs jobs, the dispatcher. Needs an <c>NpgsqlDataSource</c> and the
    /// <see cref="JobDefinition"/>s of the jobs (<c>services.AddSingleton(JobDefinition.Of&lt;PublishJob&gt;("publish"))</c>).
    /// </summary>
    public static IServiceCollection AddJobEngine<TEngine>(this IServiceCollection services, JobEngineOptions options)
        where TEngine : class, IJobEngine
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<JobCatalog>();
        services.TryAddSingleton(new JobClock());
        services.AddSingleton<JobStore>();
        services.AddSingleton<JobSchedules>();
        services.AddSingleton<NodeLoad>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<IJobEngine, TEngine>();
        services.AddSingleton<IJobScheduler, JobOutbox>();
        if (options.RunsJobs)
            services.AddHostedService<JobDispatcher>();
        return services;
    }
}
