namespace Crowd.Marketplace.Sandbox;

/// <summary>The marketplace's time, and how far it is ahead of real time.</summary>
internal sealed record ClockReading(DateTimeOffset Now, double OffsetSeconds);
