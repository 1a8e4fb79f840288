using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Ledger;

/// <summary>A line to be appended.</summary>
/// <param name="Kind">reserve, release, reward, reward-fee, bonus or bonus-fee.</param>
/// <param name="Amount">Never negative.</param>
/// <param name="About">What it is for; the same (kind, about) is written once, whatever is repeated.</param>
internal sealed record LedgerEntry(string Kind, Money Amount, string About);
