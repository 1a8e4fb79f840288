namespace Crowd.Quality.Categorical;

/// <summary>When an iterative fit stops.</summary>
/// <param name="Method">The method's name, for the summary.</param>
/// <param name="MaxIterations">The cap.</param>
/// <param name="Tolerance">Smallest rise of the objective, per answer, that is worth another iteration.</param>
internal readonly record struct FitLimits(string Method, int MaxIterations, double Tolerance);
