namespace Crowd.Engine.Reviewing;

/// <summary>How a check question fares.</summary>
public sealed record GoldQuestion
{
    /// <summary>The item.</summary>
    public required long ItemId { get; init; }

    /// <summary>Its key.</summary>
    public required string Key { get; init; }

    /// <summary>The label that is taken for true.</summary>
    public required string Gold { get; init; }

    /// <summary>Answers that count.</summary>
    public required int Answers { get; init; }

    /// <summary>Right ones.</summary>
    public required int Right { get; init; }

    /// <summary>Answers of workers who are good by the other check questions.</summary>
    public required int GoodAnswers { get; init; }

    /// <summary>Of these, wrong ones.</summary>
    public required int GoodMisses { get; init; }

    /// <summary>How many wrong ones these workers' accuracies let expect.</summary>
    public required double ExpectedMisses { get; init; }

    /// <summary>The chance of so many misses or more, if the label is right.</summary>
    public required double Chance { get; init; }

    /// <summary>The label that most good workers gave; null where none answered.</summary>
    public string? Favourite { get; init; }

    /// <summary>How many of them.</summary>
    public required int FavouriteVotes { get; init; }

    /// <summary>Too many for an accident, with all questions looked at: the label is likely wrong, or the question is unclear.</summary>
    public bool Flagged { get; init; }
}
