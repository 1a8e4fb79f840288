namespace Crowd.Marketplace.Simulation.Populations;

/// <summary>How often a kind of worker is right; one of three ways to say it.</summary>
/// <param name="Mean">The mean accuracy, 0 to 1, where neither classes nor a matrix are given.</param>
/// <param name="Deviation">How much workers of the kind differ around the mean (standard deviation, normal, cut to 0 … 1).</param>
public sealed record Skill(double Mean, double Deviation)
{
    /// <summary>Accuracy by true class; classes not named take the mean.</summary>
    public IReadOnlyDictionary<string, double> ByClass { get; init; } = new Dictionary<string, double>();

    /// <summary>True class → given label → probability. What a row leaves of 1 is spread over the labels it does not name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Confusion { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, double>>();
}
