namespace Crowd.Quality.Numeric;

/// <summary>How one worker's numbers lie around the consensus.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="Answers">Answers given.</param>
/// <param name="Bias">Mean of his answers less the consensus, drawn to 0 by four answers' worth.</param>
/// <param name="Deviation">Standard deviation of an answer as the method sees it; the root mean square error for methods without one.</param>
/// <param name="Weight">Weight of his answers, relative to a mean of 1 over all answers.</param>
public readonly record struct NumericWorker(int Worker, int Answers, double Bias, double Deviation, double Weight);
