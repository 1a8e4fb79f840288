using System.ComponentModel.DataAnnotations;

namespace Crowd.Engine.Reviewing;

/// <summary>How people decide.</summary>
public sealed record ReviewingOptions
{
    /// <summary>The marketplace's own block needs two people: whoever wrote the rule, or asked for it, can't approve it. Default no.</summary>
    public bool SecondPersonForBlocks { get; init; }

    /// <summary>How long an appeal may wait for a decision before an alert is raised. Range 1 h – 90 d, default 7 d.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00")] public TimeSpan AppealTime { get; init; } = TimeSpan.FromDays(7);
}
