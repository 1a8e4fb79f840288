using Crowd.Marketplace.OperatorSite.Accounts;
using Crowd.Marketplace.OperatorSite.Assignments;
using Crowd.Marketplace.OperatorSite.Pages;
using Crowd.Marketplace.OperatorSite.Sessions;

namespace Crowd.Marketplace.OperatorSite.Hits;

/// <summary>HITs: a list by account and state, one with its assignments, ending one.</summary>
internal static class HitEndpoints
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/operator/hits", ListAsync);
        site.MapGet("/operator/hits/{id}", ShowAsync);
        site.MapPost("/operator/hits/{id}/end", EndAsync);
    }

    private static async Task<IResult> ListAsync(
        HttpContext http, AccountShelf accounts, HitShelf shelf, string? account, string? status, string? text, long? before, CancellationToken cancellationToken)
    {
        var all = await accounts.AllAsync(cancellationToken);
        var filter = new HitFilter(
            string.IsNullOrEmpty(account) ? all.FirstOrDefault()?.Key : account, HitFilter.Statuses.Contains(status) ? status : null,
            string.IsNullOrWhiteSpace(text) ? null : text.Trim());
        var hits = await shelf.ListAsync(filter, before, cancellationToken);
        return OperatorPage.Show<HitsPage>(http, new()
        {
            ["Accounts"] = all, ["Filter"] = filter, ["Hits"] = hits.Take(HitShelf.PageSize).ToArray(),
            ["Next"] = hits.Count > HitShelf.PageSize ? hits[HitShelf.PageSize - 1].Seq : null,
        });
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, HitShelf shelf, AssignmentShelf assignments, string id, long? before, string? said, CancellationToken cancellationToken)
    {
        if (await shelf.FindAsync(id, cancellationToken) is not { } hit)
            return OperatorPage.Missing(http, "HIT");
        var lines = await assignments.ListAsync(new(null, null, id), before, cancellationToken);
        return OperatorPage.Show<HitPage>(http, new()
        {
            ["Hit"] = hit, ["Question"] = await shelf.QuestionAsync(id, cancellationToken), ["Said"] = said,
            ["Lines"] = lines.Take(AssignmentShelf.PageSize).ToArray(),
            ["Next"] = lines.Count > AssignmentShelf.PageSize ? lines[AssignmentShelf.PageSize - 1].Take : null,
        });
    }

    private static async Task<IResult> EndAsync(HttpContext http, HitShelf shelf, OperatorLog log, string id, CancellationToken cancellationToken)
    {
        await log.NoteAsync(http, "end HIT", id);
        return await shelf.EndAsync(id, cancellationToken) == "redated" ? Results.Redirect($"/operator/hits/{id}?said=ended") : OperatorPage.Missing(http, "HIT");
    }
}
