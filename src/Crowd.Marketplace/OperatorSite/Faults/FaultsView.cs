namespace Crowd.Marketplace.OperatorSite.Faults;

/// <summary>The faults in force, and what there is to choose from.</summary>
public sealed record FaultsView(
    int Seed, IReadOnlyList<RuleLine> Rules, double Duplicates, double Late, int LateByMs, IReadOnlyList<string> Operations, IReadOnlyList<string> Kinds);
