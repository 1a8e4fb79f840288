using Crowd.Marketplace.Faults;
using Crowd.Marketplace.Protocol;

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
        if (Fault(settings) is { } fault)
            return SandboxRoutes.Problem(fault);
        plan.Set(settings);
        return Results.Json(plan.Settings);
    }

    private static string? Fault(FaultSettings settings)
    {
        foreach (var rule in settings.Rules ?? [])
            if (rule.Operation != "*" && !ServiceModel.Instance.Operations.ContainsKey(rule.Operation ?? ""))
                return $"'operation' is '{rule.Operation}'; it must be an operation's name or *.";
            else if (!(rule.Probability is >= 0 and <= 1) || rule.DelayMs < 0)
                return $"The rule for {rule.Operation}: 'probability' must be 0 to 1 and 'delayMs' 0 or more.";
        return settings.Rules is null ? "'rules' is missing."
            : settings.DuplicateNotifications is >= 0 and <= 1 ? null : "'duplicateNotifications' must be 0 to 1.";
    }
}
