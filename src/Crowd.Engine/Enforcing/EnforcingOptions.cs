using System.ComponentModel.DataAnnotations;

namespace Crowd.Engine.Enforcing;

/// <summary>How actions are carried out.</summary>
public sealed record EnforcingOptions
{
    /// <summary>What webhooks are signed with; without it rules that ask for one are refused.</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>Longest wait for a webhook's answer. Range 1 s – 1 min, default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")] public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
