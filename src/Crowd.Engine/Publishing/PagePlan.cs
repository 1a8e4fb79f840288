namespace Crowd.Engine.Publishing;

/// <summary>A page to come.</summary>
/// <param name="Seats">Different workers asked.</param>
/// <param name="Items">What it shows, in this order: position 1 first.</param>
internal sealed record PagePlan(int Seats, IReadOnlyList<long> Items);
