namespace Crowd.Quality.Categorical;

/// <summary>What every truth-inference method understands. The defaults are right for a first look.</summary>
public sealed record TruthOptions
{
    /// <summary>Known truths by item: a class, or −1 where unknown. Null: none. They are fixed in the fit and count towards the workers' skill.</summary>
    /// <remarks>Do not fix the gold items on which workers are being scored.</remarks>
    public IReadOnlyList<int>? KnownLabels { get; init; }

    /// <summary>Threads to use, 0 for all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Seed of methods that draw random starts. The same seed gives the same result.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Told after each iteration, from the fitting thread.</summary>
    public IProgress<FitProgress>? Progress { get; init; }

    /// <summary>Looked at once an iteration; the fit then ends in an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    internal ParallelOptions Parallel() =>
        new() { MaxDegreeOfParallelism = Threads <= 0 ? Environment.ProcessorCount : Threads, CancellationToken = Cancellation };

    internal int[]? KnownFor(AnswerMatrix answers)
    {
        if (KnownLabels is null)
        {
            return null;
        }

        if (KnownLabels.Count != answers.ItemCount)
        {
            throw new ArgumentException($"There are {KnownLabels.Count} known labels for {answers.ItemCount} items: give one an item, -1 where unknown.");
        }

        for (var i = 0; i < KnownLabels.Count; i++)
        {
            if (KnownLabels[i] < -1 || KnownLabels[i] >= answers.ClassCount)
            {
                throw new ArgumentException($"Item {i}: the known label {KnownLabels[i]} is outside 0 to {answers.ClassCount - 1}.");
            }
        }

        return [.. KnownLabels];
    }
}
