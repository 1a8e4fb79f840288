using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Notifications;

internal sealed class UpdateNotificationSettings(Database database, MarketplaceOptions options) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var type = call.Input.Text("HITTypeId");
        var active = call.Input.Flag("Active");
        var spec = call.Input.Structure("Notification") is { } given ? NotificationSpec.Read(given, options) : null;
        if (spec is null && active is null)
            throw ApiErrors.Parameter("At least one of Notification and Active must be given.");
        if (spec?.Events.Contains("Ping") == true)
            throw ApiErrors.InvalidValue("Ping", "EventTypes");
        var had = await database.OneAsync("""
            with t as (update hit_types set notification = coalesce($3::jsonb, notification), notify_events = coalesce($4, notify_events),
                              notify_active = coalesce($5, notify_active or $3::jsonb is not null)
                       where account_id = $1 and hit_type_id = $2 and deleted_at is null and coalesce($3::jsonb, notification) is not null returning 1)
            select case when exists (select from t) then 'updated'
                        when exists (select from hit_types where account_id = $1 and hit_type_id = $2 and deleted_at is null) then 'no_spec' end
            """, [call.Account.Id, type, spec?.ToJson(), spec?.Events.ToArray(), active], row => row.Text(0), cancellationToken);
        if (had is null)
            throw ApiErrors.HitTypeDoesNotExist(type);
        if (had == "no_spec")
            throw ApiErrors.Request($"HITType {type} has no notification specification yet; Active alone can only be set when it has one.", "InvalidParameterValue");
    }
}
