using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.Storage;
using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.Tests.Taking;

/// <summary>HITs straight into the database, for tests of the worker's side alone.</summary>
internal static class RawHit
{
    public static async Task<(HitId Hit, GroupId Group)> PublishAsync(
        Database sql, TimeProvider clock, int slots = 1, int lifetime = 3600, int duration = 60, int autoApproval = 86400, CancellationToken token = default)
    {
        var type = NewId.Entity(clock);
        await sql.RunAsync("""
            insert into hit_types (hit_type_id, account_id, identity_hash, group_id, title, description, reward_micros, duration, auto_approval, created_at)
            values ($1, 1, decode(md5($1), 'hex'), 'G' || $1, 'A title', 'A text', 100000, $2, $3, $4)
            """, [type, (long)duration, (long)autoApproval, clock.GetUtcNow()], token);
        return (await AddAsync(sql, clock, type, slots, lifetime, token), new("G" + type));
    }

    public static async Task<HitId> AddAsync(Database sql, TimeProvider clock, string type, int slots, int lifetime, CancellationToken token, string question = "<q/>")
    {
        var hit = NewId.Entity(clock);
        var outcome = await sql.OutcomeAsync(
            "select outcome from work.create_hit(1, $1, $2, $7, null, null, null, null, $3, $4, $5, 'CreateHIT', null, $6)",
            [type, hit, (long)lifetime, slots, Fees.ForAssignment(100_000, slots, masters: false), clock.GetUtcNow(), question], token);
        Assert.That(outcome, Is.EqualTo("created"));
        return new(hit);
    }
}
