using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Enforcing;

/// <summary>What buying discarded answers anew will come to.</summary>
/// <param name="Lost">Answers that the firing sets aside.</param>
/// <param name="Items">Items whose label is not sure enough without them.</param>
/// <param name="Answers">Answers that these will ask for anew.</param>
/// <param name="Cost">Rewards and fees for them, at the campaign's page size and price.</param>
internal sealed record RepairEstimate(int Lost, int Items, int Answers, Money Cost);
