namespace Crowd.Quality.Spatial;

/// <summary>One pair of a matching.</summary>
/// <param name="First">Index in the first list.</param>
/// <param name="Second">Index in the second list.</param>
/// <param name="Likeness">IoU (boxes, polygons, masks) or OKS (keypoints) of the pair.</param>
public readonly record struct Match(int First, int Second, double Likeness);
