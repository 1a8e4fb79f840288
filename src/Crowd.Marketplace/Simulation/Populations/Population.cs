namespace Crowd.Marketplace.Simulation.Populations;

/// <summary>A simulated crowd, as a population file describes it: kinds of workers, each with habits and vices.</summary>
/// <param name="Seed">Decides every draw: the same population on the same items gives the same answers.</param>
/// <param name="Kinds">The kinds of workers, at least one.</param>
public sealed record Population(ulong Seed, IReadOnlyList<WorkerKind> Kinds)
{
    /// <summary>The number of workers of all kinds.</summary>
    public int Size => Kinds.Sum(kind => kind.Count);

    /// <summary>Makes the workers: ids, and what each one's own accuracy is. The same for the same seed.</summary>
    public IReadOnlyList<SimulatedWorker> Recruit() =>
        [.. Kinds.SelectMany(kind => Enumerable.Range(1, kind.Count).Select(number => SimulatedWorker.Of(kind, number, Seed)))];
}
