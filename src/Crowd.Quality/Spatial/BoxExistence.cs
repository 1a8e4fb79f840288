namespace Crowd.Quality.Spatial;

/// <summary>Who decides whether an object is there.</summary>
public enum BoxExistence
{
    /// <summary>A share of the workers who saw the picture. Best F1 on real data, and what people understand.</summary>
    Vote,

    /// <summary>The posterior of a model with each worker's miss and false-alarm rates: higher precision, lower recall.</summary>
    Model,
}
