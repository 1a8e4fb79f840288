namespace Crowd.Quality.Categorical;

/// <summary>How far a fit is.</summary>
/// <param name="Iteration">Iterations done.</param>
/// <param name="MaxIterations">The cap; most fits converge before it.</param>
/// <param name="Objective">What the method maximises; null where it maximises nothing.</param>
public readonly record struct FitProgress(int Iteration, int MaxIterations, double? Objective);
