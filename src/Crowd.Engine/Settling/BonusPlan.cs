using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Settling;

/// <summary>A bonus to pay.</summary>
/// <param name="SubmissionId">For which work: its worker gets it.</param>
/// <param name="Amount">Whole cents, more than nothing.</param>
/// <param name="Reason">The worker reads it.</param>
/// <param name="Author">Who grants it: a user, or an action.</param>
/// <param name="Key">Names this bonus among those for the same work: granting the same key twice pays once.</param>
public sealed record BonusPlan(long SubmissionId, Money Amount, string Reason, string Author, string Key);
