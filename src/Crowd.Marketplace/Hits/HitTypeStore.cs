using System.Collections.Concurrent;
using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Qualifications;
using Crowd.Marketplace.Storage;
using Npgsql;

namespace Crowd.Marketplace.Hits;

/// <summary>Finds or makes HIT types. Those in use are remembered, so that publishing the next HIT of one asks for nothing.</summary>
internal sealed class HitTypeStore(Database database, TimeProvider clock)
{
    private const int MostRemembered = 10_000;
    private const string Columns =
        "hit_type_id, group_id, title, description, keywords, reward_micros, duration, auto_approval, requirements::text, masters";

    private readonly ConcurrentDictionary<(long Account, string Id), HitType> _byId = new();
    private readonly ConcurrentDictionary<(long Account, string Identity), HitType> _byIdentity = new();

    /// <exception cref="ApiException">A requirement names an unknown qualification type.</exception>
    public async ValueTask<HitType> FindOrMakeAsync(Account account, HitTypeSpec spec, CancellationToken cancellationToken)
    {
        var identity = spec.Identity();
        var key = (account.Id, Convert.ToHexString(identity));
        if (_byIdentity.TryGetValue(key, out var known))
            return known;
        await CheckQualificationsAsync(spec, cancellationToken);
        return Remember(account, key.Item2, await MakeAsync(account, spec, identity, cancellationToken));
    }

    /// <summary>A type of this account, or null.</summary>
    public async ValueTask<HitType?> FindAsync(Account account, string id, CancellationToken cancellationToken)
    {
        if (_byId.TryGetValue((account.Id, id), out var known))
            return known;
        var type = await database.OneAsync(
            $"select {Columns} from hit_types where account_id = $1 and hit_type_id = $2 and deleted_at is null", [account.Id, id], Read, cancellationToken);
        return type is null ? null : Remember(account, null, type);
    }

    /// <summary>Forgets everything: types were deleted.</summary>
    public void Forget()
    {
        _byId.Clear();
        _byIdentity.Clear();
    }

    private async Task<HitType> MakeAsync(Account account, HitTypeSpec spec, byte[] identity, CancellationToken cancellationToken) =>
        (await database.OneAsync($"""
            select {Columns} from work.hit_type($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13, $14, $15, $16::jsonb, $17::jsonb, $18, $19)
            """,
            [
                account.Id, identity, NewId.Entity(clock), NewId.Entity(clock), spec.Title, spec.Description, spec.Keywords, spec.RewardMicros,
                spec.Duration, spec.AutoApproval, spec.RequirementsJson(), spec.Masters,
                spec.Requirements.Select(r => r.QualificationTypeId).ToArray(), spec.Requirements.Select(r => r.Comparator).ToArray(),
                spec.Requirements.Select(r => r.Guards).ToArray(), Json(spec.Requirements.Select(r => r.Integers)),
                Json(spec.Requirements.Select(r => r.Locales.Select(l => new[] { l.Country, l.Subdivision ?? "" }))), clock.GetUtcNow(), spec.Requirements.Count,
            ], Read, cancellationToken))!;

    private async Task CheckQualificationsAsync(HitTypeSpec spec, CancellationToken cancellationToken)
    {
        var own = spec.Requirements.Select(r => r.QualificationTypeId).Where(id => !SystemQualifications.Contains(id)).Distinct().ToArray();
        if (own.Length == 0)
            return;
        var missing = await database.OneAsync("""
            select id from unnest($1::text[]) id
            where not exists (select from qualification_types q where q.qualification_type_id = id and q.deleted_at is null and q.status = 'Active') limit 1
            """, [own], row => row.GetString(0), cancellationToken);
        if (missing is not null)
            throw ApiErrors.QualificationTypeDoesNotExist(missing);
    }

    private HitType Remember(Account account, string? identity, HitType type)
    {
        if (_byId.Count + _byIdentity.Count > MostRemembered)
            Forget();
        if (identity is not null)
            _byIdentity[(account.Id, identity)] = type;
        return _byId[(account.Id, type.Id)] = type;
    }

    private static string Json<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value);

    private static HitType Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7),
        row.GetString(8), row.GetBoolean(9));
}
