namespace Crowd.Quality.Spatial;

/// <summary>An object the workers agree on.</summary>
/// <param name="Box">Its box.</param>
/// <param name="Label">Its class: the one most of its markers gave, then the lowest.</param>
/// <param name="Confidence">Probability that the object is there, in [0, 1], from its markers' and non-markers' records, tempered.</param>
/// <param name="Votes">Workers who marked it.</param>
/// <param name="Viewers">Workers who saw the picture.</param>
/// <param name="EdgeError">Standard error of an edge in pixels: half of a 95% interval, roughly. From the markers' spreads.</param>
public readonly record struct ConsensusBox(Box Box, int Label, double Confidence, int Votes, int Viewers, double EdgeError);
