using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Hits;

/// <summary>Changes of one HIT, and what a new HIT still refuses.</summary>
internal sealed class HitChange(Database database, MarketplaceOptions options)
{
    public Task<string> OutcomeAsync(string sql, object?[] arguments, CancellationToken cancellationToken) =>
        database.OutcomeAsync(sql, arguments, cancellationToken);

    /// <exception cref="ApiException">The HIT is only seconds old and the profile is realistic.</exception>
    public async Task CheckModifiableAsync(Call call, string hit, CancellationToken cancellationToken)
    {
        if (options.Behaviour.ModifiableAfter > TimeSpan.Zero && await database.OneAsync(
            "select true from hits where hit_id = $1 and account_id = $2 and created_at > $3",
            [hit, call.Account.Id, call.Now - options.Behaviour.ModifiableAfter], row => row.GetBoolean(0), cancellationToken))
            throw ApiErrors.Request("This HIT was created moments ago and cannot be modified yet. Please try again in a few seconds.", "InvalidHITState");
    }
}
