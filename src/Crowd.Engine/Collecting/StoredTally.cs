namespace Crowd.Engine.Collecting;

/// <summary>What storing a batch came to.</summary>
/// <param name="Submissions">New ones.</param>
/// <param name="Answers">New ones.</param>
/// <param name="Repeated">Answers of a worker to an item that they had answered before: kept in the submission, not counted again.</param>
/// <param name="Unreadable">New submissions that could not be read, or not wholly.</param>
/// <param name="Closed">Pages that are complete now.</param>
internal sealed record StoredTally(int Submissions, int Answers, int Repeated, int Unreadable, int Closed)
{
    public static StoredTally Nothing { get; } = new(0, 0, 0, 0, 0);

    public static StoredTally operator +(StoredTally a, StoredTally b) =>
        new(a.Submissions + b.Submissions, a.Answers + b.Answers, a.Repeated + b.Repeated, a.Unreadable + b.Unreadable, a.Closed + b.Closed);

    public bool IsNothing => this == Nothing;
}
