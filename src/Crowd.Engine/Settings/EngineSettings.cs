using Crowd.Engine.Marketplaces.MTurk;
using Crowd.Engine.Publishing;

namespace Crowd.Engine.Settings;

/// <summary>What the engine's part of <c>config/crowd.yaml</c> says.</summary>
public sealed record EngineSettings
{
    /// <summary>Where workers are, by name.</summary>
    public IReadOnlyDictionary<string, MTurkOptions> Marketplaces { get; init; } = new Dictionary<string, MTurkOptions>(StringComparer.Ordinal);

    /// <summary>How pages are sent.</summary>
    public PublishingOptions Publishing { get; init; } = new();
}
