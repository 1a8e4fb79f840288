namespace Crowd.Marketplace.OperatorSite.Sessions;

/// <summary>Who has the operator's pages open.</summary>
/// <param name="Name">The operator; "sandbox" in a sandbox, where nobody signs in.</param>
/// <param name="FormKey">What every form of this session carries: a page elsewhere cannot know it.</param>
/// <param name="Sandbox">Whether there are faults and a clock to set.</param>
public sealed record OperatorSession(string Name, string FormKey, bool Sandbox);
