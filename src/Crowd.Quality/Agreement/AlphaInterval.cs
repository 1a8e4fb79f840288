namespace Crowd.Quality.Agreement;

/// <summary>α with an interval.</summary>
/// <param name="Alpha">The point estimate.</param>
/// <param name="Items">Percentile interval of the bootstrap over items (expected disagreement recomputed in each draw).</param>
/// <param name="Workers">With fewer than 20 workers, the jackknife interval over workers; else null.</param>
/// <param name="Draws">Draws whose α was defined.</param>
public sealed record AlphaInterval(AlphaResult Alpha, Interval Items, Interval? Workers, int Draws)
{
    /// <summary>The wider of the two: what to show.</summary>
    public Interval Shown => Workers is { } workers && workers.Width > Items.Width ? workers : Items;
}
