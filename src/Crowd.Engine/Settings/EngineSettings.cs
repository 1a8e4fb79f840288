using Crowd.Engine.Collecting;
using Crowd.Engine.Enforcing;
using Crowd.Engine.Exporting;
using Crowd.Engine.Marketplaces.MTurk;
using Crowd.Engine.Publishing;
using Crowd.Engine.Reviewing;
using Crowd.Engine.Settling;

namespace Crowd.Engine.Settings;

/// <summary>What the engine's part of <c>config/crowd.yaml</c> says.</summary>
public sealed record EngineSettings
{
    /// <summary>Where workers are, by name.</summary>
    public IReadOnlyDictionary<string, MTurkOptions> Marketplaces { get; init; } = new Dictionary<string, MTurkOptions>(StringComparer.Ordinal);

    /// <summary>How pages are sent.</summary>
    public PublishingOptions Publishing { get; init; } = new();

    /// <summary>How answers are fetched.</summary>
    public CollectingOptions Collecting { get; init; } = new();

    /// <summary>How actions are carried out.</summary>
    public EnforcingOptions Enforcing { get; init; } = new();

    /// <summary>How work is settled.</summary>
    public SettlingOptions Settling { get; init; } = new();

    /// <summary>Where labels are written.</summary>
    public ExportOptions Exporting { get; init; } = new();

    /// <summary>How people decide.</summary>
    public ReviewingOptions Reviewing { get; init; } = new();
}
