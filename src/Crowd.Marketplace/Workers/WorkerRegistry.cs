using Crowd.Marketplace.Storage;
using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.Workers;

/// <summary>Who works here.</summary>
public sealed class WorkerRegistry
{
    private readonly Database _database;
    private readonly TimeProvider _clock;

    internal WorkerRegistry(Database database, TimeProvider clock) => (_database, _clock) = (database, clock);

    /// <summary>A worker id nobody has.</summary>
    public static WorkerId NewWorkerId() => new(NewId.Worker());

    /// <summary>Makes the workers known, all in one statement; one who is known already gets the new particulars.</summary>
    /// <exception cref="ArgumentException">An id is not A and capitals or digits.</exception>
    public Task AddAsync(IReadOnlyCollection<WorkerSeed> workers, CancellationToken cancellationToken)
    {
        if (workers.FirstOrDefault(w => !IsWorkerId(w.Id.ToString())) is { } bad)
            throw new ArgumentException($"'{bad.Id}' is no worker id: they are A and 1 to 63 capitals or digits.", nameof(workers));
        return _database.RunAsync("""
            insert into workers (worker_id, name, country, subdivision, masters, adult, prior_approved, prior_rejected, created_at)
            select w.*, $9 from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::boolean[], $7::int[], $8::int[]) w
            on conflict (worker_id) do update
            set name = excluded.name, country = excluded.country, subdivision = excluded.subdivision, masters = excluded.masters,
                adult = excluded.adult, prior_approved = excluded.prior_approved, prior_rejected = excluded.prior_rejected, active = true
            """,
            [
                workers.Select(w => w.Id.ToString()).ToArray(), workers.Select(w => w.Name).ToArray(), workers.Select(w => w.Country).ToArray(),
                workers.Select(w => w.Subdivision).ToArray(), workers.Select(w => w.Masters).ToArray(), workers.Select(w => w.Adult).ToArray(),
                workers.Select(w => w.PriorApproved).ToArray(), workers.Select(w => w.PriorRejected).ToArray(), _clock.GetUtcNow(),
            ], cancellationToken);
    }

    /// <summary>Whether this is an active worker.</summary>
    public async Task<bool> KnowsAsync(WorkerId worker, CancellationToken cancellationToken) =>
        await _database.OneAsync("select active from workers where worker_id = $1", [worker.ToString()], row => row.GetBoolean(0), cancellationToken);

    /// <summary>Whether a text has the shape of a worker id.</summary>
    public static bool IsWorkerId(string text) =>
        text.Length is > 1 and <= 64 && text[0] == 'A' && text.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9'));
}
