namespace Crowd.Web.Layout;

/// <summary>A page of a long list; filters and the page live in the address.</summary>
/// <param name="Rows">The rows of this page.</param>
/// <param name="Number">From 1.</param>
/// <param name="Total">Rows in all.</param>
/// <param name="Size">Rows a page.</param>
public sealed record Paging<T>(IReadOnlyList<T> Rows, int Number, int Total, int Size)
{
    /// <summary>The last page's number.</summary>
    public int Last => Math.Max(1, (Total + Size - 1) / Size);
}
