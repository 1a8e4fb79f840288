using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crowd.Marketplace.Reviewing;

/// <summary>A policy to be run: on a submission, or (no assignment) on a HIT.</summary>
internal sealed record PolicyRun(long Id, string Hit, string? Assignment, string Level, long Account, string Policy, string? AssignmentPolicy)
{
    public static JsonSerializerOptions Json { get; } = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
}
