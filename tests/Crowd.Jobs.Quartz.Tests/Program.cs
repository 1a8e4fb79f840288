using Crowd.Jobs.Contract;

namespace Crowd.Jobs.Quartz.Tests;

internal static class Program
{
    private static Task<int> Main(string[] arguments) => JobChild.RunAsync(arguments, (services, options) => services.AddQuartzJobs(options));
}
