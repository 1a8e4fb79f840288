namespace Crowd.Marketplace.Faults;

/// <summary>A fault that strikes an operation's calls with a probability.</summary>
/// <param name="Operation">An operation's name, or * for all.</param>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Probability">0 to 1.</param>
/// <param name="DelayMs">For <see cref="FaultKind.Slow"/> and <see cref="FaultKind.TimeoutAfter"/>: how long, in real milliseconds.</param>
internal sealed record FaultRule(string Operation, FaultKind Kind, double Probability, int DelayMs = 0);
