namespace Crowd.Marketplace.WorkerSite;

/// <summary>What an operator may set for the worker site.</summary>
public sealed record WorkerSiteOptions
{
    /// <summary>Origins, such as <c>https://images.example</c>, from which HIT pages may load images, media, scripts and styles. Default none.</summary>
    public IReadOnlyList<string> ContentOrigins { get; init; } = [];
}
