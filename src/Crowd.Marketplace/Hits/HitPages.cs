using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Hits;

/// <summary>Pages of HITs, newest first.</summary>
internal sealed class HitPages(Database database, Paging paging, MarketplaceOptions options)
{
    /// <param name="where">An extra condition on <c>h</c>; <c>$5</c> is <paramref name="argument"/>.</param>
    public async Task WriteAsync(Call call, string where, string argument, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var page = paging.Start(call, $"{where}\n{argument}", (long.MaxValue, 0));
        var hits = await database.AllAsync($"""
            select {HitRow.Columns} from hits h join hit_types t using (hit_type_id)
            where  h.account_id = $1 and h.seq < $2 and h.created_at <= $3 and {where}
            order  by h.seq desc limit $4
            """, [call.Account.Id, page.After.Major, call.Now - options.Behaviour.ListLag, page.Fetch, argument], HitRow.Read, cancellationToken);
        paging.Write(page, "HITs", hits, hit => (hit.Seq, 0), hit => HitJson.Write(reply, hit), reply);
    }
}
