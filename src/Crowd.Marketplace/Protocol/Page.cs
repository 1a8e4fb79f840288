namespace Crowd.Marketplace.Protocol;

/// <summary>A page that a call asks for: the rows behind <paramref name="After"/>, at most <paramref name="Size"/>.</summary>
internal sealed record Page(Call Call, string Filter, int Size, (long Major, long Minor) After)
{
    /// <summary>One row more tells whether there is a next page.</summary>
    public int Fetch => Size + 1;
}
