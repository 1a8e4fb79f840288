using Crowd.Quality.Sequential;

namespace Crowd.Quality.Signals;

/// <summary>What a worker's answer times say.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="Answers">Timed answers.</param>
/// <param name="FastAnswers">Answers far too fast for their item: z under the options' limit.</param>
/// <param name="MedianZ">Median of the worker's z; negative is faster than the pool.</param>
/// <param name="Evidence">Anytime-valid evidence that the share of answers in time is below 90% (<see cref="RateEvidence.Value"/>; 20 is a lot).</param>
/// <param name="IsFlagged">The share of fast answers reaches the options' limit and the evidence has crossed.</param>
public readonly record struct SpeedSignal(int Worker, int Answers, int FastAnswers, double MedianZ, RateEvidence Evidence, bool IsFlagged)
{
    /// <summary>Share of answers that were far too fast; 0 without answers.</summary>
    public double FastShare => Answers == 0 ? 0 : (double)FastAnswers / Answers;
}
