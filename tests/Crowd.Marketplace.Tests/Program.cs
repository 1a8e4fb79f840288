using Crowd.Marketplace.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Crowd.Marketplace.Tests;

/// <summary>A process of the drills: a marketplace (arguments: its database, its port) that says where it listens, and ends when its input closes, or is killed.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        await using var host = await MarketplaceHost.StartAsync(
            new() { ConnectionString = arguments[0], Port = arguments.Length > 1 ? int.Parse(arguments[1]) : 0, SweepInterval = TimeSpan.FromMilliseconds(100) }, NullLoggerFactory.Instance, CancellationToken.None);
        Console.WriteLine(host.BaseAddress);
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
