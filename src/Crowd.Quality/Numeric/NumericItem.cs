namespace Crowd.Quality.Numeric;

/// <summary>The number the workers agree on.</summary>
/// <param name="Value">The consensus.</param>
/// <param name="Low">Lower end of its 95% interval, which allows for errors workers have in common (correlation 0.4).</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Answers">Answers it is made of.</param>
public readonly record struct NumericItem(double Value, double Low, double High, int Answers);
