using Crowd.Marketplace.Storage;
using Crowd.Marketplace.Taking;
using Crowd.Marketplace.Workers;

namespace Crowd.Marketplace.WorkerSite.Sessions;

/// <summary>In a sandbox anybody may be any worker: the id is enough, and a new one makes a new worker.</summary>
internal sealed class SandboxSignIn(Database database, TimeProvider clock)
{
    /// <returns>Null if the id has not the shape of one, or the account is closed.</returns>
    public async Task<WorkerId?> SignInAsync(string workerId, string? name, CancellationToken cancellationToken)
    {
        if (!WorkerRegistry.IsWorkerId(workerId))
        {
            return null;
        }

        await database.RunAsync(
            "insert into workers (worker_id, name, created_at) values ($1, $2, $3) on conflict (worker_id) do nothing",
            [workerId, string.IsNullOrWhiteSpace(name) ? null : name, clock.GetUtcNow()], cancellationToken);
        var active = await database.OneAsync("select active from workers where worker_id = $1", [workerId], row => row.GetBoolean(0), cancellationToken);
        return active ? new WorkerId(workerId) : null;
    }
}
