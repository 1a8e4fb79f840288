namespace Crowd.Marketplace.Faults;

/// <summary>A fault that strikes an operation's calls with a probability.</summary>
/// <param name="Operation">An operation's name, or * for all.</param>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Probability">0 to 1.</param>
/// <param name="DelayMs">
/// How long, in real milliseconds, for <see cref="FaultKind.Slow"/> and <see cref="FaultKind.TimeoutAfter"/>; how old an answer may be for
/// <see cref="FaultKind.Stale"/> (0: a minute); how late events are for <see cref="FaultKind.LateNotification"/>.
/// </param>
internal sealed record FaultRule(string Operation, FaultKind Kind, double Probability, int DelayMs = 0);
