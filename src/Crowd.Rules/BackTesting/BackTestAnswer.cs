namespace Crowd.Rules;

/// <summary>One recorded answer.</summary>
/// <param name="Sequence">Its place in the journal.</param>
/// <param name="At">When it was given.</param>
/// <param name="Worker">By whom.</param>
/// <param name="Item">To what.</param>
/// <param name="Label">The label.</param>
public sealed record BackTestAnswer(long Sequence, DateTimeOffset At, string Worker, string Item, string Label);
