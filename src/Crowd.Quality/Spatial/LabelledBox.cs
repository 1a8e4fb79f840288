namespace Crowd.Quality.Spatial;

/// <summary>A box and the class of what is in it.</summary>
/// <param name="Box">The box.</param>
/// <param name="Label">The class, 0 or more; 0 where there is but one.</param>
public readonly record struct LabelledBox(Box Box, int Label = 0);
