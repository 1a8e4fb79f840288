namespace Crowd.Marketplace.Simulation.Recording;

/// <summary>One line of a recording, checked field by field but not yet against the other lines.</summary>
internal readonly record struct RecordingRow(
    long Line, string Item, string Worker, string Label, DateTimeOffset? SubmittedAt, TimeSpan? Duration);
