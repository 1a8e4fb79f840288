using Crowd.Engine.Marketplaces;
using Crowd.Engine.Publishing;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Reconciling;

/// <summary>
/// The promises that hold whatever crashed, checked against the marketplace itself: no HIT twice, no answer missing or twice, the ledger
/// equal to the marketplace's account. For a moment in which nothing is in flight.
/// </summary>
public sealed class Invariants(NpgsqlDataSource database, IMarketplaceDirectory marketplaces)
{
    /// <summary>Checks all campaigns of a marketplace.</summary>
    /// <param name="name">The marketplace.</param>
    /// <param name="account">Its own figures for our account, where it tells them; null leaves the money to the ledger's own checks.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <returns>One sentence a breach; none where all is as it must be.</returns>
    public async Task<IReadOnlyList<string>> CheckAsync(string name, MarketplaceAccount? account, CancellationToken cancellationToken)
    {
        var marketplace = marketplaces.Get(name);
        var breaches = new List<string>();
        breaches.AddRange(await InsideAsync(name, cancellationToken));
        breaches.AddRange(await ListingsAsync(name, marketplace, cancellationToken));
        if (account is not null)
            breaches.AddRange(await MoneyAsync(name, account, cancellationToken));
        return breaches;
    }

    private Task<List<string>> InsideAsync(string name, CancellationToken cancellationToken) =>
        database.RowsAsync<string>(Sql.Of("Reconciling", "check_rows"), new { name }, cancellationToken);

    private async Task<List<string>> ListingsAsync(string name, IMarketplace marketplace, CancellationToken cancellationToken)
    {
        var breaches = new List<string>();
        var ours = (await database.RowsAsync<(string Token, string? Id)>(
            "select token, marketplace_hit_id from hits join campaigns c using (campaign_id) where c.marketplace = @name", new { name }, cancellationToken))
            .ToDictionary(h => h.Token, h => h.Id, StringComparer.Ordinal);
        var held = (await database.RowsAsync<(string Listing, string Assignment, string Worker)>(
            """
            select h.marketplace_hit_id, s.assignment_id, w.external_id
            from submissions s join hits h using (hit_id) join workers w using (worker_id) join campaigns c on c.campaign_id = s.campaign_id
            where c.marketplace = @name
            """, new { name }, cancellationToken)).ToLookup(s => s.Listing, s => (s.Assignment, s.Worker));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var listing in marketplace.ListingsAsync(cancellationToken))
        {
            if (listing.Token?.StartsWith(HitToken.Prefix, StringComparison.Ordinal) != true || !ours.TryGetValue(listing.Token, out var id))
                continue;
            if (!seen.Add(listing.Token))
                breaches.Add($"HIT twice: {listing.Token} stands on the marketplace again as {listing.Id}.");
            else if (id != listing.Id)
                breaches.Add($"HIT unknown: {listing.Token} stands on the marketplace as {listing.Id}, here as {id ?? "unpublished"}.");
            breaches.AddRange(await SessionsAsync(listing.Id, held[listing.Id], marketplace, cancellationToken));
        }
        breaches.AddRange(ours.Where(h => h.Value is not null && !seen.Contains(h.Key)).Select(h => $"HIT missing: {h.Value} ({h.Key}) is not on the marketplace."));
        return breaches;
    }

    private static async Task<List<string>> SessionsAsync(
        string listing, IEnumerable<(string Assignment, string Worker)> held, IMarketplace marketplace, CancellationToken cancellationToken)
    {
        var there = new HashSet<(string Assignment, string Worker)>();
        await foreach (var session in marketplace.SessionsAsync(listing, cancellationToken))
            there.Add((session.AssignmentId, session.WorkerId));
        var here = held.ToHashSet();
        return
        [
            .. there.Except(here).Select(s => $"Answer missing: assignment {s.Assignment} of worker {s.Worker} in {listing} was not collected."),
            .. here.Except(there).Select(s => $"Answer invented: assignment {s.Assignment} of worker {s.Worker} is not in {listing}."),
        ];
    }

    private async Task<List<string>> MoneyAsync(string name, MarketplaceAccount account, CancellationToken cancellationToken)
    {
        var sums = await database.OneAsync<(long Held, long Rewards, long Fees, long Bonuses)>(
            """
            select coalesce(sum(m.held_micros), 0)::bigint as held, coalesce(sum(m.rewards_micros), 0)::bigint as rewards,
              coalesce(sum(m.fees_micros), 0)::bigint as fees, coalesce(sum(m.bonuses_micros), 0)::bigint as bonuses
            from campaigns c join campaign_money m using (campaign_id) where c.marketplace = @name
            """, new { name }, cancellationToken);
        (string What, Money Ours, Money Theirs)[] pairs =
        [
            ("held", new(sums.Held), account.Held), ("rewards", new(sums.Rewards), account.Rewards),
            ("fees", new(sums.Fees), account.Fees), ("bonuses", new(sums.Bonuses), account.Bonuses),
        ];
        return [.. pairs.Where(p => p.Ours != p.Theirs).Select(p => $"Money differs: {p.What} is {p.Ours} in the ledger, {p.Theirs} at the marketplace.")];
    }
}
