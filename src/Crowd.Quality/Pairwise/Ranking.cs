namespace Crowd.Quality.Pairwise;

/// <summary>A ranking by paired comparisons.</summary>
/// <param name="Items">For each item 0 … largest where it stands.</param>
/// <param name="Components">Connected parts of the comparison graph; more than one means that not all items can be compared.</param>
/// <param name="Iterations">Rounds made.</param>
/// <param name="HasConverged">The last round moved no score by more than the tolerance. Stopping at the cap is not an error.</param>
public sealed record Ranking(IReadOnlyList<RankedItem> Items, int Components, int Iterations, bool HasConverged)
{
    /// <summary>Items from the best to the worst; ties by index.</summary>
    public IEnumerable<int> Order => Enumerable.Range(0, Items.Count).OrderByDescending(i => Items[i].Score).ThenBy(i => i);
}
