using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;

namespace Crowd.Marketplace.Sandbox;

/// <summary>The admin interface of a sandbox: JSON under /sandbox, for this machine only.</summary>
internal static class SandboxRoutes
{
    public static void AddSandbox(this IServiceCollection services)
    {
        services.AddSingleton<SandboxAccounts>();
        services.AddSingleton<SandboxWorkers>();
        services.AddSingleton<SandboxClock>();
        services.AddSingleton<SandboxFaults>();
        services.AddSingleton<SandboxInspection>();
        services.Configure<JsonOptions>(o =>
        {
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
            o.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });
        services.AddProblemDetails();
    }

    public static void MapSandbox(this IEndpointRouteBuilder routes)
    {
        var sandbox = routes.MapGroup("/sandbox");
        sandbox.AddEndpointFilter(OnlyThisMachine);
        routes.ServiceProvider.GetRequiredService<SandboxClock>().Map(sandbox);
        routes.ServiceProvider.GetRequiredService<SandboxAccounts>().Map(sandbox);
        routes.ServiceProvider.GetRequiredService<SandboxWorkers>().Map(sandbox);
        routes.ServiceProvider.GetRequiredService<SandboxFaults>().Map(sandbox);
        routes.ServiceProvider.GetRequiredService<SandboxInspection>().Map(sandbox);
    }

    public static IResult Problem(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: "Bad request");

    // A page in a worker's browser must not get here: not by another name for this address, and not without a preflight,
    // which is why every change takes application/json.
    internal static async ValueTask<object?> OnlyThisMachine(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var host = context.HttpContext.Request.Host.Host;
        return host == "localhost" || IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)
            ? await next(context)
            : Problem($"The admin interface answers to this machine's own name only, not to '{host}'.");
    }
}
