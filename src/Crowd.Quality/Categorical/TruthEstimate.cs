namespace Crowd.Quality.Categorical;

/// <summary>What a method found: for each item a distribution over the classes, for each worker a skill.</summary>
/// <remarks>No number in it is ever NaN. Safe to share between threads.</remarks>
public class TruthEstimate
{
    private readonly double[] _posterior;
    private readonly double[] _skill;
    private readonly int[] _labels;
    private readonly bool[] _tied;

    internal TruthEstimate(AnswerMatrix answers, double[] posterior, double[] skill, FitSummary summary, (int[] Labels, bool[] Tied)? decided = null)
    {
        (Answers, _posterior, _skill, Summary) = (answers, posterior, skill, summary);
        (_labels, _tied) = decided ?? TieRule.Decide(answers, posterior);
    }

    /// <summary>The answers the estimate was made from.</summary>
    public AnswerMatrix Answers { get; }

    /// <summary>The method and how its fit went.</summary>
    public FitSummary Summary { get; }

    /// <summary>P(truth of item i is k) at [i · K + k]. Each item's K values sum to 1.</summary>
    public ReadOnlySpan<double> Posterior => _posterior;

    /// <summary>The most probable class of each item; ties by <see cref="IsTied"/>'s rule.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>Estimated share of right answers of each worker, 0 to 1. A worker without answers has the method's prior.</summary>
    public ReadOnlySpan<double> Skill => _skill;

    /// <summary>The distribution of one item over the K classes.</summary>
    public ReadOnlySpan<double> PosteriorOf(int item) => _posterior.AsSpan(item * Answers.ClassCount, Answers.ClassCount);

    /// <summary>The probability of the item's label as the method sees it. Not calibrated: see <see cref="ConfusionEstimate.Tempered"/>.</summary>
    public double ConfidenceOf(int item) => _posterior[(item * Answers.ClassCount) + _labels[item]];

    /// <summary>
    /// Whether two or more classes were equally probable (within 1e-9). The label is then the one answered least often in the campaign
    /// (a rare label is less often given by chance), then the lower class: never a random draw, so a second run gives the same file.
    /// </summary>
    public bool IsTied(int item) => _tied[item];

    internal double[] PosteriorArray => _posterior;
}
