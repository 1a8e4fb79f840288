namespace Crowd.Quality.Redundancy;

/// <summary>When an item has answers enough. The defaults spend 42% of the answers of full redundancy for 0.3 points of accuracy (docs/methods.md).</summary>
public sealed record StoppingRule
{
    /// <summary>Confidence wanted of the tempered posterior, in (0, 1).</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>ρ of the tempering used for stopping; at least 0. Lower than the 0.4 shown, since the margin guards too.</summary>
    public double Rho { get; init; } = 0.2;

    /// <summary>Votes by which the leading label must be ahead of the next; at least 0.</summary>
    public int Margin { get; init; } = 2;

    /// <summary>Answers before the rule is asked at all; at least 1.</summary>
    public int First { get; init; } = 2;

    /// <summary>Answers at which an item is given up and sent to an expert; at least <see cref="First"/>.</summary>
    public int Cap { get; init; } = int.MaxValue;

    /// <summary>Whether an item is done.</summary>
    /// <param name="posterior">Its tempered posterior.</param>
    /// <param name="votes">Its votes by class.</param>
    /// <returns>Done, not yet, or given up at the cap.</returns>
    public ItemVerdict Judge(ReadOnlySpan<double> posterior, ReadOnlySpan<int> votes)
    {
        var (most, next, total) = (0, 0, 0);
        foreach (var count in votes)
        {
            (most, next) = count > most ? (count, most) : (most, Math.Max(next, count));
            total += count;
        }

        var confidence = 0.0;
        foreach (var p in posterior)
        {
            confidence = Math.Max(confidence, p);
        }

        return total >= First && confidence >= Confidence && most - next >= Margin ? ItemVerdict.Done
            : total >= Cap ? ItemVerdict.GivenUp
            : ItemVerdict.AskAgain;
    }

    internal void Check()
    {
        if (!(Confidence > 0 && Confidence < 1))
        {
            throw new ArgumentException($"{nameof(Confidence)} is {Confidence}: it must lie between 0 and 1.");
        }

        Categorical.DesignEffect.Check(Rho);
        if (Margin < 0 || First < 1 || Cap < First)
        {
            throw new ArgumentException($"{nameof(Margin)} {Margin}, {nameof(First)} {First} and {nameof(Cap)} {Cap} do not fit: 0 or more, 1 or more, {nameof(First)} or more.");
        }
    }
}
