using System.ComponentModel.DataAnnotations;

namespace Crowd.Engine.Marketplaces.MTurk;

/// <summary>How to reach a marketplace that speaks MTurk's protocol.</summary>
public sealed record MTurkOptions
{
    /// <summary>Its address, such as <c>http://127.0.0.1:8930</c>. No default, so nobody pays by accident.</summary>
    [Required] public Uri? Endpoint { get; init; }

    /// <summary>The account's key; null takes the SDK's chain (environment, profile, role).</summary>
    public string? AccessKey { get; init; }

    /// <summary>Its secret.</summary>
    public string? SecretKey { get; init; }

    /// <summary>No real money moves there. Default false: the safe guess.</summary>
    public bool Sandbox { get; init; }

    /// <summary>Calls a second; 0 for as many as it takes. Range 0 – 10,000, default 2 (what MTurk was known to bear).</summary>
    [Range(0, 10_000)] public double CallsPerSecond { get; init; } = 2;

    /// <summary>Tries of one call before the job gives up for now. Range 1 – 20, default 8.</summary>
    [Range(1, 20)] public int Attempts { get; init; } = 8;

    /// <summary>Longest wait for one call. Range 1 s – 5 min, default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")] public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
