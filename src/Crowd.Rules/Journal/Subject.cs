namespace Crowd.Rules;

/// <summary>Whom or what a state and a verdict are about. <see cref="Key"/>: the id; two ids joined by <c>|</c> in ordinal order for a pair; empty for the campaign.</summary>
public readonly record struct Subject(SubjectKind Kind, string Key)
{
    /// <summary>The campaign as a whole.</summary>
    public static Subject Campaign { get; } = new(SubjectKind.Campaign, "");

    /// <summary>A worker.</summary>
    public static Subject Worker(string id) => new(SubjectKind.Worker, id);

    /// <summary>An item.</summary>
    public static Subject Item(string id) => new(SubjectKind.Item, id);

    /// <summary>A reviewer.</summary>
    public static Subject Reviewer(string id) => new(SubjectKind.Reviewer, id);

    /// <summary>Two workers, in whichever order they are given.</summary>
    public static Subject Pair(string one, string other) =>
        new(SubjectKind.Pair, string.CompareOrdinal(one, other) <= 0 ? $"{one}|{other}" : $"{other}|{one}");

    /// <inheritdoc/>
    public override string ToString() => Kind == SubjectKind.Campaign ? "campaign" : $"{Kind.ToString().ToLowerInvariant()} {Key}";
}
