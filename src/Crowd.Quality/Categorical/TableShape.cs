namespace Crowd.Quality.Categorical;

/// <summary>The shape of one worker's table.</summary>
/// <param name="Labels">Rows: what a worker can say.</param>
/// <param name="Lanes">Columns: what the truth can be. Equals the labels, unless classes have subtypes.</param>
/// <param name="Stride">Columns with the padding.</param>
internal readonly record struct TableShape(int Labels, int Lanes, int Stride)
{
    public long Size => (long)Labels * Stride;

    public static TableShape Of(int labels, int lanes) =>
        new(labels, lanes, lanes <= 2 ? 2 : lanes <= 4 ? 4 : lanes <= 8 ? 8 : (lanes + 3) & ~3);
}
