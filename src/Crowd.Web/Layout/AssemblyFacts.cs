using System.Reflection;
using Crowd.Engine;
using Crowd.Engine.Jobs;

namespace Crowd.Web.Layout;

/// <summary>What the loaded assemblies say about this build.</summary>
internal static class AssemblyFacts
{
    /// <summary>Crowd's version, such as <c>0.1.0</c>.</summary>
    public static string Version { get; } =
        typeof(AssemblyFacts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "?";

    /// <summary>Which MTurk client the engine was built on.</summary>
    public static string MTurkClient { get; } =
        typeof(EngineServices).Assembly.GetReferencedAssemblies().FirstOrDefault(a => a.Name is "AWSSDK.MTurk" or "Amazon.MTurk") is { } client
            ? client.Name == "AWSSDK.MTurk" ? $"the official AWSSDK.MTurk {client.Version}" : $"Crowd's own Amazon.MTurk {client.Version}, in the official names, on AWSSDK.Core"
            : "none";

    /// <summary>The job engine that runs are handed over to.</summary>
    public static string JobEngine(IServiceProvider services) => services.GetService<IJobEngine>()?.Name ?? "none";
}
