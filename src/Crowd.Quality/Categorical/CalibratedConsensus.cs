namespace Crowd.Quality.Categorical;

/// <summary>The consensus with a confidence that can be believed.</summary>
public sealed class CalibratedConsensus
{
    private readonly TruthEstimate _fit;
    private readonly double[] _posterior;

    internal CalibratedConsensus(TruthEstimate fit, double rho, double[] posterior) => (_fit, Rho, _posterior) = (fit, rho, posterior);

    /// <summary>The correlation of the answers to one item that was assumed.</summary>
    public double Rho { get; }

    /// <summary>The label of each item: those of the fit.</summary>
    public ReadOnlySpan<int> Labels => _fit.Labels;

    /// <summary>Calibrated P(truth of item i is k) at [i · K + k].</summary>
    public ReadOnlySpan<double> Posterior => _posterior;

    /// <summary>Calibrated probabilities of one item's classes: K values that sum to 1.</summary>
    public ReadOnlySpan<double> PosteriorOf(int item) => _posterior.AsSpan(item * _fit.Answers.ClassCount, _fit.Answers.ClassCount);

    /// <summary>Calibrated probability that the item's label is right.</summary>
    public double ConfidenceOf(int item) => _posterior[(item * _fit.Answers.ClassCount) + Labels[item]];
}
