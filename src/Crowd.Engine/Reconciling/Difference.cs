using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Reconciling;

/// <summary>Where our rows and the marketplace disagree about pages.</summary>
internal abstract record Difference
{
    private Difference() { }

    /// <summary>It is there, and we did not know: a call arrived whose answer did not.</summary>
    public sealed record Unnoticed(OurHit Hit, Listing Listing) : Difference;

    /// <summary>A second listing of one page. It must not happen; it is closed.</summary>
    public sealed record Twice(OurHit Hit, Listing Listing) : Difference;

    /// <summary>A listing with a token of Crowd's that this database does not know: another database's, or one that was restored from an old copy.</summary>
    public sealed record Orphan(Listing Listing) : Difference;

    /// <summary>We hold it for open, and it is not among the marketplace's listings.</summary>
    public sealed record Missing(OurHit Hit) : Difference;

    /// <summary>More has been submitted than we hold.</summary>
    public sealed record Behind(OurHit Hit, Listing Listing) : Difference;
}
