using System.Text.Json;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Notifications;

/// <summary>Where a HIT type's events go, and which.</summary>
internal sealed record NotificationSpec(string Destination, string Transport, string Version, IReadOnlyList<string> Events)
{
    // the reference and the model disagree about it
    private static readonly string[] Versions = ["2014-08-15", "2006-05-05"];

    /// <exception cref="ApiException">The specification cannot be served.</exception>
    public static NotificationSpec Read(Input input, MarketplaceOptions options)
    {
        var spec = new NotificationSpec(
            TextLimits.Check(input.Text("Destination"), "Destination", TextLimits.Destination, required: true), input.Text("Transport"),
            input.Text("Version"), [.. input.Texts("EventTypes")!.Distinct()]);
        if (!Versions.Contains(spec.Version))
            throw ApiErrors.InvalidValue(spec.Version, "Version");
        if (spec.Events.Count == 0)
            throw ApiErrors.Parameter("EventTypes must name at least one event.");
        if (spec.Transport == "Email" || !Uri.TryCreate(spec.Destination, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw ApiErrors.Request(
                "The notification Destination must be the http or https address of a queue or topic, with the Transport SQS or SNS.", "InvalidTransportEndpoint");
        if (!url.IsLoopback && !options.NotificationHosts.Contains(url.Host, StringComparer.OrdinalIgnoreCase))
            throw ApiErrors.Request(
                $"This marketplace does not send notifications to the host {url.Host}: its operator has not allowed it.", "InvalidTransportEndpoint");
        return spec;
    }

    public string ToJson() => JsonSerializer.Serialize(this);

    public static NotificationSpec FromJson(string json) => JsonSerializer.Deserialize<NotificationSpec>(json)!;
}
