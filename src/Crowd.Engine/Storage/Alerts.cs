using Npgsql;

namespace Crowd.Engine.Storage;

/// <summary>What a person should look at. One open alert for each (kind, ref), however often it is raised.</summary>
internal static class Alerts
{
    public static Task RaiseAsync(
        NpgsqlTransaction transaction, string kind, string about, string text, long? campaignId, DateTimeOffset now, CancellationToken cancellationToken) =>
        transaction.RunAsync(
            """
            insert into alerts (campaign_id, kind, ref, text, raised_at) values (@campaignId, @kind, @about, @text, @now)
            on conflict (kind, ref) where cleared_at is null do update set text = excluded.text
            """, new { campaignId, kind, about, text, now }, cancellationToken);

    public static Task ClearAsync(NpgsqlTransaction transaction, string kind, string about, DateTimeOffset now, CancellationToken cancellationToken) =>
        transaction.RunAsync("update alerts set cleared_at = @now where kind = @kind and ref = @about and cleared_at is null",
            new { kind, about, now }, cancellationToken);
}
