using Crowd.Marketplace.Storage;
using Crowd.Marketplace.Workers;

namespace Crowd.Marketplace.Sandbox;

/// <summary>Workers: POST /sandbox/workers [{"id": "A1", …}], GET /sandbox/workers?after=&amp;limit=.</summary>
internal sealed class SandboxWorkers(WorkerRegistry registry, Database database)
{
    private const int Most = 10_000;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/workers", AddAsync);
        routes.MapGet("/workers", ListAsync);
    }

    private async Task<IResult> AddAsync(WorkerEntry[] entries, CancellationToken cancellationToken)
    {
        for (var i = 0; i < entries.Length; i++)
            if (Fault(entries[i]) is { } fault)
                return SandboxRoutes.Problem($"Worker {i + 1}: {fault}");
        if (entries.Length is 0 or > Most)
            return SandboxRoutes.Problem($"1 to {Most} workers can be added at once; there are {entries.Length}.");
        if (entries.CountBy(e => e.Id!).FirstOrDefault(e => e.Value > 1) is { Key: { } twice })
            return SandboxRoutes.Problem($"The worker {twice} is there twice.");
        await registry.AddAsync(
            [.. entries.Select(e => new WorkerSeed(
                new(e.Id!), e.Name, e.Country ?? "US", e.Subdivision, e.Masters, e.Adult, e.PriorApproved, e.PriorRejected))], cancellationToken);
        return Results.Json(new { added = entries.Length });
    }

    private async Task<IResult> ListAsync(CancellationToken cancellationToken, string after = "", int limit = 1000) => Results.Json(await database.AllAsync("""
        select worker_id, name, country, subdivision, masters, adult, active, submitted, approved, rejected, returned, abandoned
        from workers where worker_id > $1 order by worker_id limit $2
        """, [after, Math.Clamp(limit, 1, Most)],
        row => new
        {
            id = row.GetString(0), name = row.Text(1), country = row.GetString(2), subdivision = row.Text(3), masters = row.GetBoolean(4),
            adult = row.GetBoolean(5), active = row.GetBoolean(6), submitted = row.GetInt32(7), approved = row.GetInt32(8), rejected = row.GetInt32(9),
            returned = row.GetInt32(10), abandoned = row.GetInt32(11),
        }, cancellationToken));

    private static string? Fault(WorkerEntry? entry) => entry switch
    {
        null => "is null.",
        _ when entry.Id is null || !WorkerRegistry.IsWorkerId(entry.Id) => $"'id' is '{entry.Id}'; it must be A and 1 to 63 capitals or digits.",
        { Country: { Length: not 2 } } => "'country' must have two letters.",
        { Subdivision: { Length: not 2 } } => "'subdivision' must have two letters.",
        { PriorApproved: < 0 } or { PriorRejected: < 0 } => "'priorApproved' and 'priorRejected' must not be negative.",
        _ => null,
    };
}
