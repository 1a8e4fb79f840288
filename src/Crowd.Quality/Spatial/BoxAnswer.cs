namespace Crowd.Quality.Spatial;

/// <summary>The boxes one worker drew on one picture; none says "nothing here".</summary>
/// <param name="Item">The picture, 0 or more.</param>
/// <param name="Worker">The worker, 0 or more.</param>
/// <param name="Boxes">The boxes, in any order.</param>
public sealed record BoxAnswer(int Item, int Worker, IReadOnlyList<LabelledBox> Boxes);
