using Crowd.Quality.Categorical;

namespace Crowd.Quality.Agreement;

/// <summary>One worker's answers against a reference: gold, or what the others say.</summary>
/// <param name="Counts">[reference, answer], K × K; fractional where the reference is tied.</param>
public sealed record WorkerConfusion(double[,] Counts)
{
    /// <summary>Answers counted.</summary>
    public double Scored => Counts.Cast<double>().Sum();

    /// <summary>Share that equals the reference; null when nothing was counted.</summary>
    public double? Agreement => Scored > 0 ? TwoRaters.Percent(Counts) : null;

    /// <summary>Cohen's κ between worker and reference; null when nothing was counted. Its value is null where chance alone agrees.</summary>
    public ChanceCorrected? Kappa => Scored > 0 ? TwoRaters.Cohen(Counts) : null;

    /// <summary>Of the items whose reference is this class, the share the worker got right, with Wilson's interval ([0, 1] when there were none).</summary>
    public (double? Share, double Items, Interval Interval) OfClass(int reference, double confidence = 0.95)
    {
        var items = 0.0;
        for (var answer = 0; answer < Counts.GetLength(1); answer++)
        {
            items += Counts[reference, answer];
        }

        var right = Math.Min(Counts[reference, reference], items);
        return (items > 0 ? right / items : null, items, ProportionInterval.Wilson(right, items, confidence));
    }

    /// <summary>Every worker against the majority of the others; a tie of t labels counts 1 / t for each.</summary>
    /// <remarks>Time O(answers · K), memory O(workers · K²).</remarks>
    public static WorkerConfusion[] AgainstOthers(AnswerMatrix answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var tables = Empty(answers);
        var votes = new int[answers.ClassCount];
        for (var item = 0; item < answers.ItemCount; item++)
        {
            var (from, to) = (answers.ItemStarts[item], answers.ItemStarts[item + 1]);
            ItemVotes.Count(answers, from, to, votes, 1);
            for (var n = from; n < to; n++)
            {
                LeaveOneOutVotes.AddLeaders(answers, from, to, n, votes, tables[answers.WorkerAt(n)].Counts);
            }

            ItemVotes.Count(answers, from, to, votes, -1);
        }

        return tables;
    }

    /// <summary>Every worker against the others' consensus, where it is at least so sure.</summary>
    /// <param name="answers">The answers the references were made from.</param>
    /// <param name="references">What the others say, from <see cref="ConfusionEstimate.LeaveOneOut"/>.</param>
    /// <param name="leastConfidence">References less sure than this are left out; 0 takes all.</param>
    public static WorkerConfusion[] AgainstConsensus(AnswerMatrix answers, LeaveOneOutReferences references, double leastConfidence = 0)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(references);
        var tables = Empty(answers);
        for (var n = 0; n < answers.AnswerCount; n++)
        {
            if (references.Labels[n] >= 0 && references.Confidence[n] >= leastConfidence)
            {
                tables[answers.WorkerAt(n)].Counts[references.Labels[n], answers.LabelAt(n)]++;
            }
        }

        return tables;
    }

    /// <summary>Every worker against gold.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="gold">True class by item, −1 where unknown.</param>
    /// <exception cref="ArgumentException">Not one entry an item.</exception>
    public static WorkerConfusion[] AgainstGold(AnswerMatrix answers, ReadOnlySpan<int> gold)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (gold.Length != answers.ItemCount)
        {
            throw new ArgumentException($"There are {gold.Length} gold labels for {answers.ItemCount} items: give one an item, -1 where unknown.", nameof(gold));
        }

        var tables = Empty(answers);
        for (var item = 0; item < gold.Length; item++)
        {
            for (var n = answers.ItemStarts[item]; n < answers.ItemStarts[item + 1] && gold[item] >= 0; n++)
            {
                tables[answers.WorkerAt(n)].Counts[gold[item], answers.LabelAt(n)]++;
            }
        }

        return tables;
    }

    private static WorkerConfusion[] Empty(AnswerMatrix answers)
    {
        var tables = new WorkerConfusion[answers.WorkerCount];
        for (var w = 0; w < tables.Length; w++)
        {
            tables[w] = new WorkerConfusion(new double[answers.ClassCount, answers.ClassCount]);
        }

        return tables;
    }
}
