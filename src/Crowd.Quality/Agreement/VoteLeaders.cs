namespace Crowd.Quality.Agreement;

/// <summary>The highest and second highest counts of an item's votes, and how many labels have each: enough to leave any one vote out.</summary>
internal readonly record struct VoteLeaders(int Most, int Leaders, int Next, int Nexts)
{
    public static VoteLeaders Of(ReadOnlySpan<int> votes)
    {
        var (most, leaders, next, nexts) = (0, 0, 0, 0);
        foreach (var count in votes)
        {
            if (count > most)
            {
                (most, leaders, next, nexts) = (count, 1, most, leaders);
            }
            else if (count == most)
            {
                leaders++;
            }
            else
            {
                (next, nexts) = count > next ? (count, 1) : (next, nexts + (count == next ? 1 : 0));
            }
        }

        return new VoteLeaders(most, leaders, next, nexts);
    }

    /// <summary>Credit of a vote for a label with so many votes, its own among them, against the others: 1 / number of their leaders, or 0.</summary>
    public double CreditOf(int votes) => votes < Most || Leaders > 1 ? 0 : Next == Most - 1 ? 1.0 / (1 + Nexts) : 1;
}
