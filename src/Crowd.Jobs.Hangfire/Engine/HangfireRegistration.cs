using Crowd.Engine.Jobs;
using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crowd.Jobs.Hangfire.Engine;

/// <summary>Puts Hangfire's parts together.</summary>
internal static class HangfireRegistration
{
    public static IServiceCollection Add(IServiceCollection services, JobEngineOptions options)
    {
        services.AddSingleton<RunStates>();
        services.AddJobEngine<HangfireEngine>(options);
        services.AddHangfire((provider, hangfire) => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(
                storage => storage.UseConnectionFactory(new DataSourceConnections(provider.GetRequiredService<NpgsqlDataSource>())), Storage())
            .UseFilter(provider.GetRequiredService<RunStates>()));
        if (options.RunsJobs)
            services.AddHangfireServer((provider, server) => Configure(server, options, provider.GetRequiredService<JobCatalog>()));
        return services;
    }

    // Hangfire's defaults poll every 15 s, and start a job that takes longer than 30 minutes a second time.
    private static PostgreSqlStorageOptions Storage() => new()
    {
        SchemaName = "hangfire",
        EnableLongPolling = true,
        QueuePollInterval = TimeSpan.FromSeconds(1),
        UseSlidingInvisibilityTimeout = true,
        InvisibilityTimeout = TimeSpan.FromMinutes(2),
    };

    private static void Configure(BackgroundJobServerOptions server, JobEngineOptions options, JobCatalog catalog)
    {
        server.ServerName = options.Node;
        server.WorkerCount = options.Concurrency;
        // nothing is ever scheduled in Hangfire: it is told of a run when that is due
        server.SchedulePollingInterval = TimeSpan.FromMinutes(1);
        server.ShutdownTimeout = TimeSpan.FromSeconds(25);
        server.Queues = [.. catalog.All.Select(job => RunCall.QueueOf(job.Name)).Distinct(), RunCall.OtherQueue];
    }
}
