namespace Crowd.Marketplace.Sandbox;

/// <summary>How far to move the clock.</summary>
internal sealed record ClockAdvance(double Seconds);
