namespace Crowd.Quality.Agreement;

/// <summary>Votes on one item in a table that is used for all: counted up, read, counted down again.</summary>
internal static class ItemVotes
{
    public static void Count(AnswerMatrix answers, int from, int to, Span<int> votes, int sign)
    {
        for (var n = from; n < to; n++)
        {
            votes[answers.LabelAt(n)] += sign;
        }
    }
}
