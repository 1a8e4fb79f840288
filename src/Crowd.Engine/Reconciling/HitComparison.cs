using Crowd.Engine.Marketplaces;
using Crowd.Engine.Publishing;

namespace Crowd.Engine.Reconciling;

/// <summary>Compares our pages with the marketplace's listings. Pure.</summary>
internal static class HitComparison
{
    /// <param name="ours">Every page of ours at this marketplace that is not cancelled.</param>
    /// <param name="theirs">All its listings.</param>
    /// <param name="before">When the listings began to be read: what was opened later is not missed.</param>
    public static IEnumerable<Difference> Of(IReadOnlyCollection<OurHit> ours, IReadOnlyCollection<Listing> theirs, DateTimeOffset before)
    {
        var byToken = ours.ToDictionary(h => h.Token, StringComparer.Ordinal);
        foreach (var listing in theirs.Where(l => l.Token?.StartsWith(HitToken.Prefix, StringComparison.Ordinal) == true))
            if (!byToken.TryGetValue(listing.Token!, out var hit))
                yield return new Difference.Orphan(listing);
            else if (hit.ListingId is null)
                yield return new Difference.Unnoticed(hit, listing);
            else if (hit.ListingId != listing.Id)
                yield return new Difference.Twice(hit, listing);
            else if (hit.State == "open" && listing.Open && listing.Free > 0 && listing.Seats - listing.Free - listing.Held > hit.Collected)
                yield return new Difference.Behind(hit, listing);
        var there = theirs.Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var hit in ours.Where(h => h.State == "open" && h.OpenedAt < before.UtcDateTime && !there.Contains(h.ListingId!)))
            yield return new Difference.Missing(hit);
    }
}
