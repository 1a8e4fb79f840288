namespace Crowd.Quality.Spatial;

/// <summary>The pixels one worker gave to one object.</summary>
/// <param name="Item">The object, 0 or more.</param>
/// <param name="Worker">The worker, 0 or more.</param>
/// <param name="Mask">The pixels.</param>
public sealed record MaskAnswer(int Item, int Worker, Mask Mask);
