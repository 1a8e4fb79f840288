namespace Crowd.Quality.Numeric;

/// <summary>A number one worker gave for one item.</summary>
/// <param name="Item">The item, 0 or more.</param>
/// <param name="Worker">The worker, 0 or more.</param>
/// <param name="Value">The number, within ±1e100.</param>
public readonly record struct NumericAnswer(int Item, int Worker, double Value);
