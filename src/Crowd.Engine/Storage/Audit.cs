using System.Text.Json;
using Npgsql;

namespace Crowd.Engine.Storage;

/// <summary>Who did what, when, from what to what: appended in the transaction that does it, never changed.</summary>
internal static class Audit
{
    public static Task WriteAsync(NpgsqlTransaction transaction, AuditEntry entry, DateTimeOffset now, CancellationToken cancellationToken) =>
        transaction.RunAsync(
            """
            insert into audit (at, actor, verb, subject, campaign_id, before, after, reason)
            values (@now, @Actor, @Verb, @Subject, @CampaignId, @before::jsonb, @after::jsonb, @Reason)
            """,
            new
            {
                now, entry.Actor, entry.Verb, entry.Subject, entry.CampaignId, entry.Reason,
                before = entry.Before is null ? null : JsonSerializer.Serialize(entry.Before),
                after = entry.After is null ? null : JsonSerializer.Serialize(entry.After),
            }, cancellationToken);
}
