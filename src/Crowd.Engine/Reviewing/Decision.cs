namespace Crowd.Engine.Reviewing;

/// <summary>A person's decision about actions.</summary>
/// <param name="To">The state that they go to.</param>
/// <param name="From">The states in which it can be taken.</param>
/// <param name="User">Who.</param>
/// <param name="Reason">Why; null where nothing was said.</param>
internal sealed record Decision(string To, string[] From, string User, string? Reason);
