namespace Crowd.Marketplace.Faults;

/// <summary>The rules in force. An operation's probabilities add up; the rest of its calls go well.</summary>
/// <param name="Seed">The same seed gives the same faults.</param>
/// <param name="DuplicateNotifications">The share of notifications that are delivered twice.</param>
internal sealed record FaultSettings(int Seed, IReadOnlyList<FaultRule> Rules, double DuplicateNotifications = 0)
{
    public static FaultSettings None { get; } = new(0, []);
}
