using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Workers;

/// <summary>The check that several operations make: a worker id must be one of this marketplace.</summary>
internal sealed class KnownWorkers(Database database)
{
    /// <exception cref="ApiException">The id is unknown here, as with a production id in the sandbox.</exception>
    public async Task<string> CheckAsync(string worker, CancellationToken cancellationToken) =>
        await database.OneAsync("select worker_id from workers where worker_id = $1", [worker], row => row.GetString(0), cancellationToken)
        ?? throw ApiErrors.InvalidValue(worker, "WorkerId");
}
