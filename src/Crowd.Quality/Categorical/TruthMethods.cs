namespace Crowd.Quality.Categorical;

/// <summary>Every method that needs nothing but the answers, by the name a person types.</summary>
public static class TruthMethods
{
    /// <summary>All methods: the default first, then what it is made of, then those kept for comparison.</summary>
    public static IReadOnlyList<ITruthMethod> All { get; } =
    [
        new Recommended(),
        new Consensus(),
        new DawidSkene(),
        new OneCoin(),
        new MajorityVote(),
        new IndependentBcc(),
        new DawidSkene(DawidSkeneOptions.MaximumLikelihood) { Name = "dawid-skene-ml", Summary = "Dawid-Skene as printed in 1979, without priors" },
        new DawidSkene(new DawidSkeneOptions { DiagonalPrior = 4, OffDiagonalPrior = 1, ClassPriorWeight = 0 })
        {
            Name = "lfc", Summary = "learning from crowds: Dawid-Skene with Dirichlet(4, 1) rows",
        },
        new OneCoin(new OneCoinOptions { RightPrior = 0.8, WrongPrior = 0.2 }) { Name = "zencrowd", Summary = "one accuracy for each worker, a weak prior" },
        new OneCoin(new OneCoinOptions { RightPrior = 0.1, WrongPrior = 0.1, ClassPriorWeight = 1 })
        {
            Name = "one-coin-ml", Summary = "one accuracy for each worker, classes estimated: can run into one class",
        },
        new Mace(),
        new Glad(),
        new EnhancedBcc(),
        new MatrixMsr(),
        new Kos(),
        new Wawa(),
        new ZeroBasedSkill(),
    ];

    /// <summary>The method of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static ITruthMethod ByName(string name) =>
        All.FirstOrDefault(method => string.Equals(method.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no method '{name}'. Methods: {string.Join(", ", All.Select(method => method.Name))}.", nameof(name));
}
