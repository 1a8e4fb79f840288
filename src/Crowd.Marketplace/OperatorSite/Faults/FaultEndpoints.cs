using System.Globalization;
using Crowd.Marketplace.Faults;
using Crowd.Marketplace.OperatorSite.Pages;
using Crowd.Marketplace.OperatorSite.Sessions;
using Crowd.Marketplace.Protocol;
using Microsoft.AspNetCore.Mvc;

namespace Crowd.Marketplace.OperatorSite.Faults;

/// <summary>A sandbox's faults: see, set, add a rule, take all away.</summary>
internal static class FaultEndpoints
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/operator/faults", Show);
        site.MapPost("/operator/faults", SetAsync).DisableAntiforgery();
        site.MapPost("/operator/faults/add", AddAsync).DisableAntiforgery();
        site.MapPost("/operator/faults/clear", (HttpContext http, FaultPlan plan, OperatorLog log) => PutAsync(http, plan, log, FaultSettings.None));
    }

    private static IResult Show(HttpContext http, FaultPlan plan, string? said)
    {
        var settings = plan.Settings;
        var view = new FaultsView(
            settings.Seed, [.. settings.Rules.Select(r => new RuleLine(r.Operation, FaultPlan.NameOf(r.Kind), r.Probability, r.DelayMs))],
            settings.DuplicateNotifications, settings.LateNotifications, settings.LateByMs,
            [.. ServiceModel.Instance.Operations.Keys.Order(StringComparer.Ordinal)], [.. Enum.GetValues<FaultKind>().Select(FaultPlan.NameOf)]);
        return OperatorPage.Show<FaultsPage>(http, new() { ["View"] = view, ["Said"] = said });
    }

    private static Task<IResult> SetAsync(
        HttpContext http, FaultPlan plan, OperatorLog log, [FromForm] string? seed, [FromForm] string? duplicates, [FromForm] string? late, [FromForm] string? lateBy) =>
        PutAsync(http, plan, log, plan.Settings with
        {
            Seed = Whole(seed), DuplicateNotifications = Share(duplicates), LateNotifications = Share(late), LateByMs = Whole(lateBy),
        });

    private static Task<IResult> AddAsync(
        HttpContext http, FaultPlan plan, OperatorLog log, [FromForm] string? operation, [FromForm] string? kind, [FromForm] string? probability, [FromForm] string? delay) =>
        FaultPlan.KindOf(kind ?? "") is { } known
            ? PutAsync(http, plan, log, plan.Settings with { Rules = [.. plan.Settings.Rules, new(operation ?? "", known, Share(probability), Whole(delay))] })
            : Task.FromResult(OperatorPage.Bad(http, $"There is no fault '{kind}'."));

    private static async Task<IResult> PutAsync(HttpContext http, FaultPlan plan, OperatorLog log, FaultSettings settings)
    {
        if (settings.Breach() is { } breach)
            return OperatorPage.Bad(http, breach);
        await log.NoteAsync(http, "set faults", $"seed {settings.Seed}, {settings.Rules.Count} rules");
        plan.Set(settings);
        return Results.Redirect("/operator/faults?said=set");
    }

    // what is no number is out of bounds, and the check says so
    private static double Share(string? text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) ? share : -1;

    private static int Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
