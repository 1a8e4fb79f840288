using System.Data.Common;
using Crowd.Engine.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Quartz;

namespace Crowd.Jobs.Quartz;

/// <summary>Registers Quartz as the job engine.</summary>
public static class QuartzJobs
{
    /// <summary>Adds <see cref="IJobScheduler"/> on clustered Quartz in the PostgreSQL of the registered <see cref="NpgsqlDataSource"/>.</summary>
    public static IServiceCollection AddQuartzJobs(this IServiceCollection services, JobEngineOptions options)
    {
        services.AddSingleton<QuartzSchema>();
        services.AddHostedService(provider => provider.GetRequiredService<QuartzSchema>());
        services.AddJobEngine<QuartzEngine>(options);
        services.TryAddSingleton<DbDataSource>(provider => provider.GetRequiredService<NpgsqlDataSource>());
        services.AddHostedService<QuartzSchema>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(s =>
            {
                s.InstanceName = "crowd";
                s.InstanceId = options.Node;
                s.IdleWaitTime = TimeSpan.FromSeconds(1);
                // a job that is told to stop gives its run back, and another node takes it at once
                s.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs;
            });
            quartz.UseDefaultThreadPool(options.Concurrency);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(source => source.UseRegisteredDataSource = true);
                store.UseClustering(cluster =>
                {
                    cluster.CheckinInterval = TimeSpan.FromSeconds(2);
                    cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(4);
                });
                store.ConfigureStore(ado => ado.AcceptEnlistedTransactions = true);
            });
        });
        services.AddQuartzHostedService(hosted =>
        {
            hosted.AutoStart = options.RunsJobs;
            hosted.WaitForJobsToComplete = true;
        });
        return services;
    }
}
