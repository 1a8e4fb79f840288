using Crowd.Engine.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Crowd.Jobs.Contract;

/// <summary>What the child processes of the contract do: be a node until their input closes.</summary>
internal static class JobChild
{
    public static async Task<int> RunAsync(string[] arguments, Action<IServiceCollection, JobEngineOptions> addEngine)
    {
        await using var node = await JobNode.StartAsync(arguments[0], addEngine, concurrency: int.Parse(arguments[1]));
        Console.WriteLine("ready");
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
