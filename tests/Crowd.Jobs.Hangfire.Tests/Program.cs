using Crowd.Jobs.Contract;

namespace Crowd.Jobs.Hangfire.Tests;

internal static class Program
{
    private static Task<int> Main(string[] arguments) => JobChild.RunAsync(arguments, (services, options) => services.AddHangfireJobs(options));
}
