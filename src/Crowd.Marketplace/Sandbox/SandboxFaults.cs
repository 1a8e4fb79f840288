using Crowd.Marketplace.Faults;

namespace Crowd.Marketplace.Sandbox;

/// <summary>Faults: GET and PUT /sandbox/faults {"seed": 7, "rules": [{"operation": "*", "kind": "throttle", "probability": 0.2}]}.</summary>
internal sealed class SandboxFaults(FaultPlan plan)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/faults", () => plan.Settings);
        routes.MapPut("/faults", Set);
    }

    private IResult Set(FaultSettings settings)
    {
        if (settings.Breach() is { } fault)
            return SandboxRoutes.Problem(fault);
        plan.Set(settings);
        return Results.Json(plan.Settings);
    }
}
