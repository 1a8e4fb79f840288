namespace Crowd.Marketplace.Simulation.Populations;

/// <summary>Workers who are alike.</summary>
/// <param name="Name">What the kind is called; its workers are <c>NAME-01</c>, <c>NAME-02</c> …</param>
/// <param name="Count">How many there are.</param>
/// <param name="Skill">How often they are right.</param>
/// <param name="Habits">How fast and when they work.</param>
/// <param name="Vice">What they do instead of the work.</param>
public sealed record WorkerKind(string Name, int Count, Skill Skill, Habits Habits, Vice Vice)
{
    /// <summary>The label of a <see cref="Vice.Constant"/> worker; the first on the page if not given.</summary>
    public string? ConstantLabel { get; init; }

    /// <summary>The share of answers that a <see cref="Vice.Copying"/> worker takes from the group, 0 to 1.</summary>
    public double CopiedShare { get; init; } = 1;
}
