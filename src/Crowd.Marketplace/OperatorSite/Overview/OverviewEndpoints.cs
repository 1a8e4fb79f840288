using Crowd.Marketplace.OperatorSite.Pages;
using Crowd.Marketplace.OperatorSite.Sessions;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.OperatorSite.Overview;

/// <summary>The first page, and the check of the books.</summary>
internal static class OverviewEndpoints
{
    private const int LatestDeeds = 20;

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/operator", ShowAsync);
        site.MapGet("/operator/check", CheckAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, Database database, OperatorLog log, TimeProvider clock, CancellationToken cancellationToken) =>
        OperatorPage.Show<OverviewPage>(http, new()
        {
            ["Now"] = await FiguresAsync(database, cancellationToken), ["Deeds"] = await log.LatestAsync(LatestDeeds, cancellationToken), ["Clock"] = clock.GetUtcNow(),
        });

    private static async Task<IResult> CheckAsync(HttpContext http, Database database, CancellationToken cancellationToken) => OperatorPage.Show<CheckPage>(
        http, new() { ["Violations"] = await database.AllAsync("select violation from work.violations() limit 100", [], row => row.GetString(0), cancellationToken) });

    private static async Task<Figures> FiguresAsync(Database database, CancellationToken cancellationToken) => (await database.OneAsync("""
        select (select count(*) from accounts where active), (select count(*) from workers where active),
               count(*) filter (where status = 'Assignable'), count(*) filter (where status = 'Unassignable'),
               count(*) filter (where status = 'Reviewable'), count(*) filter (where status = 'Reviewing'),
               coalesce(sum(pending), 0)::bigint, coalesce(sum(submitted), 0)::bigint,
               (select count(*) from appeals where decided_at is null), (select count(*) from events)
        from   hits
        """, [],
        row => new Figures(
            row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7),
            row.GetInt64(8), row.GetInt64(9)),
        cancellationToken))!;
}
