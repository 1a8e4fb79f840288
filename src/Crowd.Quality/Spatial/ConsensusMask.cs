namespace Crowd.Quality.Spatial;

/// <summary>The pixels the workers agree on.</summary>
/// <param name="Mask">The pixels with more than half of the weight; a tie is background.</param>
/// <param name="MeanLikeness">Mean IoU of the workers' masks with it, 0 to 1: a confidence to rank objects for review by.</param>
/// <param name="Votes">Workers.</param>
public sealed record ConsensusMask(Mask Mask, double MeanLikeness, int Votes);
