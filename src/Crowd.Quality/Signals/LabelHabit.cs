namespace Crowd.Quality.Signals;

/// <summary>How a worker's use of the labels differs from what was to be expected of his items.</summary>
/// <param name="Answers">Answers counted.</param>
/// <param name="EntropyBits">Entropy of his labels in bits; 0 says always the same.</param>
/// <param name="NormalisedEntropy">Entropy over the most there could be, log2 K; in [0, 1], 0 for one class.</param>
/// <param name="ChiSquare">Pearson's chi-square against the expectation.</param>
/// <param name="ChiSquareP">Its p-value, K − 1 degrees of freedom.</param>
/// <param name="G">Likelihood-ratio statistic 2 · Σ o · ln(o / expected).</param>
/// <param name="GP">Its p-value.</param>
/// <param name="Divergence">KL from the expected to his shares, in nats: G / 2n.</param>
public readonly record struct LabelHabit(
    long Answers, double EntropyBits, double NormalisedEntropy, double ChiSquare, double ChiSquareP, double G, double GP, double Divergence)
{
    private const double FlaggedP = 1e-4;
    private const int FlaggedAnswers = 30;

    /// <summary>The habit is beyond chance: G's p-value under 1e-4 on at least 30 answers.</summary>
    public bool IsFlagged => Answers >= FlaggedAnswers && GP < FlaggedP;
}
