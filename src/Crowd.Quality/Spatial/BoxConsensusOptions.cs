namespace Crowd.Quality.Spatial;

/// <summary>How boxes of several workers become one. The defaults won on <c>pedestrian_boxes</c>.</summary>
public sealed record BoxConsensusOptions
{
    /// <summary>Least mean IoU of two clusters to be one object, in (0, 1]. Default 0.25; 0.2 to 0.3 do as well.</summary>
    public double Link { get; init; } = 0.25;

    /// <summary>Who decides whether an object is there. Default the vote.</summary>
    public BoxExistence Existence { get; init; }

    /// <summary>Least share of the picture's workers, or least posterior, in (0, 1]. Default one half.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>How edges are combined. Default the weighted median.</summary>
    public BoxGeometry Geometry { get; init; } = BoxGeometry.WeightedMedian;

    /// <summary>Correlation of the workers' errors that tempers the confidence, in [0, 1]. Default 0.4.</summary>
    public double Rho { get; init; } = 0.4;

    /// <summary>Most boxes one answer may hold: a guard against hostile answers. Default 1,000.</summary>
    public int MostBoxesAnAnswer { get; init; } = 1000;
}
