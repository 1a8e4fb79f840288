namespace Crowd.Quality.MultiLabel;

/// <summary>The labels one worker chose for one item; none is an answer too.</summary>
/// <param name="Item">The item, 0 or more.</param>
/// <param name="Worker">The worker, 0 or more.</param>
/// <param name="Labels">Different labels of 0 … K − 1, in any order.</param>
public sealed record LabelSetAnswer(int Item, int Worker, IReadOnlyList<int> Labels);
