namespace Crowd.Quality.MultiLabel;

/// <summary>What <see cref="LabelSetConsensus"/> found.</summary>
public sealed class LabelSetEstimate
{
    private readonly double[] _confidence;
    private readonly bool[] _isChosen;

    internal LabelSetEstimate(int labels, double[] confidence, bool[] isChosen, IReadOnlyList<LabelSetWorker> workers) =>
        (LabelCount, _confidence, _isChosen, Workers) = (labels, confidence, isChosen, workers);

    /// <summary>K.</summary>
    public int LabelCount { get; }

    /// <summary>Items, those without answers included.</summary>
    public int ItemCount => LabelCount == 0 ? 0 : _confidence.Length / LabelCount;

    /// <summary>For each worker 0 … largest his record.</summary>
    public IReadOnlyList<LabelSetWorker> Workers { get; }

    /// <summary>Probability (or share of votes) of each label of an item; K numbers in [0, 1]. All 0 for an item without answers.</summary>
    public ReadOnlySpan<double> ConfidenceOf(int item) => _confidence.AsSpan(item * LabelCount, LabelCount);

    /// <summary>The labels of an item, ascending.</summary>
    public IReadOnlyList<int> LabelsOf(int item) => [.. Enumerable.Range(0, LabelCount).Where(k => _isChosen[(item * LabelCount) + k])];
}
