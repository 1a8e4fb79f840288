using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Tests.Support;

/// <summary>A listing in the fake marketplace.</summary>
internal sealed class FakeHit(string id, ListingSpec spec, DateTimeOffset expires)
{
    public string Id => id;

    public ListingSpec Spec => spec;

    public DateTimeOffset Expires { get; set; } = expires;

    public bool Reviewing { get; set; }

    public List<FakeSession> Sessions { get; } = [];

    public int Free(DateTimeOffset now) => now >= Expires ? 0 : spec.Seats - Sessions.Count;

    public bool IsReviewable(DateTimeOffset now) => !Reviewing && Free(now) == 0 && Sessions.TrueForAll(s => s.SubmittedAt is not null);
}
