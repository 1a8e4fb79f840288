namespace Crowd.Quality.Spatial;

/// <summary>A named point of a figure (left elbow), as one worker placed it.</summary>
/// <param name="Place">Where; meaningless unless visible.</param>
/// <param name="IsMarked">The worker placed it. False: not in the picture, or hidden.</param>
public readonly record struct Keypoint(Point Place, bool IsMarked = true);
