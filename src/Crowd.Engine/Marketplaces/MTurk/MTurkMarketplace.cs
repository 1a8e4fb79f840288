using System.Globalization;
using System.Runtime.CompilerServices;
using Amazon.MTurk;
using Amazon.MTurk.Model;

namespace Crowd.Engine.Marketplaces.MTurk;

/// <summary>Any service that speaks MTurk's protocol, through the SDK's client: listings and sessions. Workers and money are in the other part.</summary>
internal sealed partial class MTurkMarketplace(IAmazonMTurk client, MarketplaceCapabilities capabilities, CallGate gate, TimeProvider clock) : IMarketplace, IDisposable
{
    // MTurk's limit; asking for fewer only costs calls.
    private const int PageSize = 100;
    private const int SecondsTried = 5;

    private readonly HitTypes _types = new(client, gate);

    /// <inheritdoc/>
    public MarketplaceCapabilities Capabilities => capabilities;

    /// <inheritdoc/>
    public async Task<Listing> OpenAsync(ListingSpec spec, DateTimeOffset? maySentBefore, CancellationToken cancellationToken)
    {
        // An hour off the window: our clock and theirs may differ.
        if (maySentBefore is { } sent && clock.GetUtcNow() - sent > capabilities.TokenWindow - TimeSpan.FromHours(1)
            && await FindAsync(spec.Token, cancellationToken) is { } found)
            return found;
        var request = new CreateHITWithHITTypeRequest
        {
            HITTypeId = await _types.OfAsync(spec, cancellationToken),
            MaxAssignments = spec.Seats,
            LifetimeInSeconds = (long)spec.Lifetime.TotalSeconds,
            Question = HtmlQuestion.Wrap(spec.Html),
            RequesterAnnotation = spec.Token,
            UniqueRequestToken = spec.Token,
        };
        try
        {
            var response = await gate.CallAsync("CreateHITWithHITType", true, token => client.CreateHITWithHITTypeAsync(request, token), cancellationToken);
            return Model(response.HIT);
        }
        catch (MarketplaceException e) when (e.InnerException is { } inner && MTurkErrors.ExistingHit(inner) is { } id)
        {
            return await GetAsync(id, cancellationToken)
                ?? throw new MarketplaceException(MarketplaceFailure.Ambiguous, $"HIT {id} exists by its token but cannot be read.", e.Code, e);
        }
    }

    /// <inheritdoc/>
    public Task CloseAsync(string listingId, CancellationToken cancellationToken) => ExpireAtAsync(listingId, DateTimeOffset.UnixEpoch, e => MTurkErrors.Is(e, "HITDoesNotExist"), cancellationToken);

    /// <inheritdoc/>
    public Task OfferUntilAsync(string listingId, DateTimeOffset until, CancellationToken cancellationToken) => ExpireAtAsync(listingId, until, _ => false, cancellationToken);

    // The HIT and the moment are an implicit token: a moment named before is refused, even where another one has been named since. Then a second later will do.
    private async Task ExpireAtAsync(string listingId, DateTimeOffset at, Func<Exception, bool> isDone, CancellationToken cancellationToken)
    {
        for (var second = 0; second < SecondsTried; second++)
        {
            var repeated = false;
            await DoneAsync("UpdateExpirationForHIT", e => isDone(e) || (repeated = MTurkErrors.IsRepeated(e)),
                token => client.UpdateExpirationForHITAsync(new() { HITId = listingId, ExpireAt = at.AddSeconds(second).UtcDateTime }, token), cancellationToken);
            if (!repeated || await GetAsync(listingId, cancellationToken) is not { } now || IsSo(now, at))
                return;
        }
    }

    private bool IsSo(Listing listing, DateTimeOffset at) =>
        at <= clock.GetUtcNow() ? listing.Expires <= clock.GetUtcNow() : (listing.Expires - at).Duration() < TimeSpan.FromSeconds(SecondsTried);

    /// <inheritdoc/>
    public Task CollectedAsync(string listingId, CancellationToken cancellationToken) =>
        DoneAsync("UpdateHITReviewStatus", e => e is RequestErrorException,
            token => client.UpdateHITReviewStatusAsync(new() { HITId = listingId, Revert = false }, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<Listing?> GetAsync(string listingId, CancellationToken cancellationToken)
    {
        try
        {
            var response = await gate.CallAsync("GetHIT", true, token => client.GetHITAsync(new() { HITId = listingId }, token), cancellationToken);
            return Model(response.HIT);
        }
        catch (MarketplaceException e) when (e.InnerException is { } inner && MTurkErrors.Is(inner, "HITDoesNotExist"))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Listing> ListingsAsync(CancellationToken cancellationToken) => PagesAsync("ListHITs", async (next, token) =>
    {
        var response = await client.ListHITsAsync(new() { MaxResults = PageSize, NextToken = next }, token);
        return (response.NextToken, (response.HITs ?? []).Select(Model));
    }, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<string> ReviewableAsync(CancellationToken cancellationToken) => PagesAsync("ListReviewableHITs", async (next, token) =>
    {
        var response = await client.ListReviewableHITsAsync(
            new() { Status = ReviewableHITStatus.Reviewable, MaxResults = PageSize, NextToken = next }, token);
        return (response.NextToken, (response.HITs ?? []).Select(h => h.HITId));
    }, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Session> SessionsAsync(string listingId, CancellationToken cancellationToken) => PagesAsync("ListAssignmentsForHIT", async (next, token) =>
    {
        var response = await client.ListAssignmentsForHITAsync(new() { HITId = listingId, MaxResults = PageSize, NextToken = next }, token);
        return (response.NextToken, (response.Assignments ?? []).Select(Model));
    }, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<Listing?> FindAsync(string token, CancellationToken cancellationToken)
    {
        await foreach (var listing in ListingsAsync(cancellationToken))
            if (listing.Token == token)
                return listing;
        return null;
    }

    private async IAsyncEnumerable<T> PagesAsync<T>(
        string operation, Func<string?, CancellationToken, Task<(string? Next, IEnumerable<T> Rows)>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var at = next;
            (next, var rows) = await gate.CallAsync(operation, true, token => read(at, token), cancellationToken);
            foreach (var row in rows)
                yield return row;
        }
        while (!string.IsNullOrEmpty(next));
    }

    // A call whose refusal, where it says that all is as we want it, is success.
    private async Task DoneAsync<T>(string operation, Func<Exception, bool> isDone, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            await gate.CallAsync(operation, true, call, cancellationToken);
        }
        catch (MarketplaceException e) when (e.Failure == MarketplaceFailure.Refused && e.InnerException is { } inner && isDone(inner))
        {
            // It is so already.
        }
    }

    private static Listing Model(HIT hit) => new(
        hit.HITId, hit.RequesterAnnotation, hit.HITStatus == HITStatus.Assignable || hit.HITStatus == HITStatus.Unassignable,
        hit.MaxAssignments ?? 1, hit.NumberOfAssignmentsAvailable ?? 0, hit.NumberOfAssignmentsPending ?? 0, Utc(hit.Expiration));

    private static Session Model(Assignment a) => new(
        a.AssignmentId, a.WorkerId, a.HITId, State(a.AssignmentStatus), Utc(a.AcceptTime), Utc(a.SubmitTime),
        a.AutoApprovalTime is null ? null : Utc(a.AutoApprovalTime), a.Answer ?? "");

    private static SessionState State(AssignmentStatus status) =>
        status == AssignmentStatus.Approved ? SessionState.Approved
        : status == AssignmentStatus.Rejected ? SessionState.Rejected
        : SessionState.Submitted;

    private static DateTimeOffset Utc(DateTime? at) =>
        at is { } value ? new DateTimeOffset(value.ToUniversalTime(), TimeSpan.Zero) : DateTimeOffset.UnixEpoch;

    private static Money Dollars(string amount) => Money.FromUsd(decimal.Parse(amount, NumberStyles.Number, CultureInfo.InvariantCulture));
}
