namespace Crowd.Quality.Spatial;

/// <summary>How the edges of a consensus box follow from its members' edges.</summary>
public enum BoxGeometry
{
    /// <summary>The median of each edge.</summary>
    Median,

    /// <summary>The weighted median of each edge; steady workers count more.</summary>
    WeightedMedian,

    /// <summary>The weighted mean of each edge; steady workers count more.</summary>
    WeightedMean,
}
