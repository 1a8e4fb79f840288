using System.Net;
using System.Text.RegularExpressions;
using Crowd.Marketplace.Sandbox;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.WorkerSite.Sandbox;

/// <summary>What only simulated workers may know: which items a HIT holds, before taking it. Mapped in a sandbox only.</summary>
internal static partial class SandboxEndpoints
{
    private const int PageSize = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        var sandbox = app.MapGroup("/sandbox").AddEndpointFilter(SandboxRoutes.OnlyThisMachine);
        sandbox.MapGet("/hits", HitsAsync);
        sandbox.MapGet("/groups", GroupsAsync);
    }

    /// <summary>HITs in order of creation, behind sequence number <paramref name="after"/>; with <paramref name="open"/> only those that have a free slot.</summary>
    private static async Task<IResult> HitsAsync(Database database, TimeProvider clock, long after, bool? open, CancellationToken cancellationToken) =>
        TypedResults.Json(await database.AllAsync(
            """
            select h.seq, h.hit_id, h.group_id, h.question
            from   accounts c cross join lateral (
                       select seq, hit_id, group_id, question from hits
                       where  account_id = c.account_id and status <> 'Disposed' and seq > $1
                       and    (not $2 or status = 'Assignable' and expires_at > $3)
                       order  by seq limit $4) h
            order  by h.seq limit $4
            """,
            [after, open ?? false, clock.GetUtcNow(), PageSize],
            row => new SandboxHit(row.GetInt64(0), row.GetString(1), row.GetString(2), Items(row.GetString(3))), cancellationToken));

    private static async Task<IResult> GroupsAsync(Database database, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Json(await database.AllAsync(
            "select group_id, sum(available)::bigint, max(seq) from hits where status = 'Assignable' and expires_at > $1 group by group_id order by 1",
            [clock.GetUtcNow()],
            row => new SandboxGroup(row.GetString(0), row.GetInt64(1), row.GetInt64(2)), cancellationToken));

    private static string[] Items(string question) => [.. DataItem().Matches(question).Select(match => WebUtility.HtmlDecode(match.Groups["key"].Value))];

    [GeneratedRegex("""\bdata-item\s*=\s*(?<quote>["'])(?<key>.*?)\k<quote>""")]
    private static partial Regex DataItem();
}
