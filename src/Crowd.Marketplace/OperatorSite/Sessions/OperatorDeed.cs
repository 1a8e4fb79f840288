namespace Crowd.Marketplace.OperatorSite.Sessions;

/// <summary>Something an operator asked for.</summary>
public sealed record OperatorDeed(DateTimeOffset At, string Operator, string Action, string Subject);
