namespace Crowd.Quality.Categorical;

/// <summary>How a fit went.</summary>
public sealed record FitSummary
{
    /// <summary>The method's name.</summary>
    public required string Method { get; init; }

    /// <summary>Iterations done; 1 for methods that do not iterate.</summary>
    public int Iterations { get; init; } = 1;

    /// <summary>Whether it stopped because nothing changed any more, not because of the cap.</summary>
    public bool Converged { get; init; } = true;

    /// <summary>Log-likelihood of the answers under the final parameters; null for methods without a likelihood.</summary>
    public double? LogLikelihood { get; init; }

    /// <summary>What the method maximises, after each iteration; never falls by more than rounding. Empty for methods without one.</summary>
    public IReadOnlyList<double> Objective { get; init; } = [];

    /// <summary>Things the reader should know, such as classes that seem to have swapped their meaning. Mostly empty.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
