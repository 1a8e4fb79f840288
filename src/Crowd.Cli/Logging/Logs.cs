using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Crowd.Cli.Logging;

/// <summary>Sets up the log: warnings (or all, for servers) on the error stream, everything as JSON lines in files that roll daily.</summary>
internal static class Logs
{
    /// <param name="folder">Where the files go; made if missing.</param>
    /// <param name="console">The least serious event shown on the error stream.</param>
    public static Logger Create(string folder, LogEventLevel console) =>
        new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .WriteTo.Console(
                restrictedToMinimumLevel: console, standardErrorFromLevel: LogEventLevel.Verbose,
                outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: null)
            .WriteTo.File(new CompactJson(), Path.Combine(folder, "crowd-.log"), rollingInterval: RollingInterval.Day, retainedFileCountLimit: 14, shared: true)
            .CreateLogger();

    /// <summary>Makes this the only logger of the host.</summary>
    public static void AddTo(IServiceCollection services, Serilog.ILogger logger)
    {
        services.AddLogging(l => l.ClearProviders().AddSerilog(logger, dispose: false));
    }
}
