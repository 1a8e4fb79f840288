using Crowd.Engine.Jobs;
using Crowd.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Crowd.Jobs.Contract;

/// <summary>A node of the cluster: a host with the contract's jobs and an engine.</summary>
internal sealed class JobNode : IAsyncDisposable
{
    private readonly IHost _host;

    private JobNode(IHost host) => _host = host;

    public IJobScheduler Scheduler => _host.Services.GetRequiredService<IJobScheduler>();

    public static async Task<JobNode> StartAsync(
        string connectionString, Action<IServiceCollection, JobEngineOptions> addEngine, bool runsJobs = true, int concurrency = 8)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        // a child process speaks to its test on standard output
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton<NpgsqlDataSource>(_ => PostgresDataSource.Create(connectionString, new PostgresOptions { ApplicationName = "node" }));
        foreach (var job in ContractJobs.All)
            builder.Services.AddSingleton(job);
        addEngine(builder.Services, new JobEngineOptions { Concurrency = concurrency, RunsJobs = runsJobs });
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }
}
