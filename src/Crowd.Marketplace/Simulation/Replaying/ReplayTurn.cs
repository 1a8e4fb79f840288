using Crowd.Marketplace.Simulation.Browsing;

namespace Crowd.Marketplace.Simulation.Replaying;

/// <summary>One worker, one HIT, and the recorded answers to the items of its page.</summary>
internal sealed record ReplayTurn(ReplayWorker Worker, HitEntry Hit, int[] Answers);
