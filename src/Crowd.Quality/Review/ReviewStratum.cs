namespace Crowd.Quality.Review;

/// <summary>A part of the labels that is sampled on its own.</summary>
/// <param name="Size">Labels in it.</param>
/// <param name="Reviewed">Labels reviewed, drawn uniformly from it.</param>
/// <param name="Wrong">Wrong ones among them.</param>
public readonly record struct ReviewStratum(int Size, int Reviewed, int Wrong);
