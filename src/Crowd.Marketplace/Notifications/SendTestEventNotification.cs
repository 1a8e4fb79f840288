using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Notifications;

internal sealed class SendTestEventNotification(Courier courier, MarketplaceOptions options, TimeProvider clock) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var spec = NotificationSpec.Read(call.Input.Structure("Notification")!.Value, options);
        var kind = call.Input.Text("TestEventType");
        var document = new EventDocument(
            Guid.NewGuid().ToString("N"), call.Account.RequesterId, kind, call.Now, NewId.Entity(clock), NewId.Entity(clock),
            kind.StartsWith("Assignment", StringComparison.Ordinal) ? NewId.Entity(clock) : null);
        if (await courier.TrySendAsync(spec, document, cancellationToken) is { } failure)
            throw ApiErrors.Request($"The test notification could not be delivered: {failure}", "InvalidTransportEndpoint");
    }
}
