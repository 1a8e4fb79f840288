using Crowd.Quality.Agreement;

namespace Crowd.Quality.Spatial;

/// <summary>
/// How one worker draws, against what the <em>others</em> on the same picture say (his own votes never confirm him). Edge figures are shares of
/// the object's size (square root of its area), so that large and small objects count alike; positive is right or down.
/// </summary>
/// <param name="Worker">The worker.</param>
/// <param name="Pictures">Pictures answered.</param>
/// <param name="Objects">Objects the others agree on in these pictures.</param>
/// <param name="Missed">Of these, not marked by the worker.</param>
/// <param name="Boxes">Boxes the worker drew that others could judge.</param>
/// <param name="FalseAlarms">Of these, without a majority of the others.</param>
/// <param name="Bias">Mean error of the left, top, right and bottom edge, shrunk towards 0.</param>
/// <param name="Spread">Standard deviation of an edge's error around the consensus, shrunk towards the pool.</param>
/// <param name="MeanIntersectionOverUnion">Mean IoU of his boxes with the others' consensus, over the matched; 0 without any.</param>
public sealed record BoxWorker(
    int Worker, int Pictures, int Objects, int Missed, int Boxes, int FalseAlarms,
    IReadOnlyList<double> Bias, double Spread, double MeanIntersectionOverUnion)
{
    /// <summary>Share of the others' objects missed; 0 if there were none.</summary>
    public double MissRate => Objects == 0 ? 0 : (double)Missed / Objects;

    /// <summary>95% Wilson interval of the miss rate.</summary>
    public Interval MissInterval => ProportionInterval.Wilson(Missed, Objects);

    /// <summary>Share of the boxes that the others do not confirm; 0 if there were none.</summary>
    public double FalseAlarmRate => Boxes == 0 ? 0 : (double)FalseAlarms / Boxes;

    /// <summary>95% Wilson interval of the false-alarm rate.</summary>
    public Interval FalseAlarmInterval => ProportionInterval.Wilson(FalseAlarms, Boxes);

    /// <summary>Weight of the worker's edges in a weighted consensus: 1 / spread².</summary>
    public double Weight => 1 / (Spread * Spread);
}
