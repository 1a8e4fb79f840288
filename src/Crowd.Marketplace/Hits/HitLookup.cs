using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Hits;

/// <summary>Finds a requester's HIT, up to the clock.</summary>
internal sealed class HitLookup(Database database)
{
    /// <exception cref="ApiException">There is none, it is deleted, or it is another account's.</exception>
    public async Task<HitRow> FindAsync(Call call, string id, CancellationToken cancellationToken) =>
        await database.OneAsync(
            $"select {HitRow.Columns} from work.fresh($1, $2, $3) h join hit_types t using (hit_type_id)", [call.Account.Id, id, call.Now],
            HitRow.Read, cancellationToken) ?? throw ApiErrors.HitDoesNotExist(id);
}
