namespace Crowd.Engine.Marketplaces;

/// <summary>
/// The port to a place where workers are. It is what the engine needs, no more; what a place can't do is in <see cref="Capabilities"/>, read by
/// rule checks and launch checks before anything is tried. Every call may be repeated: "already so" is success. Failures are
/// <see cref="MarketplaceException"/>s that say what to do about them.
/// </summary>
public interface IMarketplace
{
    /// <summary>What this place can do.</summary>
    MarketplaceCapabilities Capabilities { get; }

    /// <summary>What a listing will cost for each seat beside the reward.</summary>
    Money FeePerSeat(Money reward, int seats);

    /// <summary>What a bonus will cost beside itself.</summary>
    Money FeeOnBonus(Money bonus);

    /// <summary>What can still be spent, as the marketplace says.</summary>
    Task<Money> BalanceAsync(CancellationToken cancellationToken);

    /// <summary>Publishes a page. Safe to repeat with the same token, for ever: past the marketplace's own memory the listing is found by its token first.</summary>
    /// <param name="spec">What is published; <see cref="ListingSpec.Token"/> names it.</param>
    /// <param name="maySentBefore">True where an earlier call with this token may have arrived: then look before publishing once the token's window is over.</param>
    /// <param name="cancellationToken">Cancels the wait, not what has arrived.</param>
    Task<Listing> OpenAsync(ListingSpec spec, DateTimeOffset? maySentBefore, CancellationToken cancellationToken);

    /// <summary>Offers a listing to nobody any more. Sessions already held may still be submitted.</summary>
    Task CloseAsync(string listingId, CancellationToken cancellationToken);

    /// <summary>Offers a listing until then: longer than before, or again after it has ended. Reserves money anew where it had ended.</summary>
    Task OfferUntilAsync(string listingId, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>The listing as it is now, or null where the marketplace knows it no more.</summary>
    Task<Listing?> GetAsync(string listingId, CancellationToken cancellationToken);

    /// <summary>All our listings, newest first, for the reconciler.</summary>
    IAsyncEnumerable<Listing> ListingsAsync(CancellationToken cancellationToken);

    /// <summary>Ids of listings in which all seats are submitted or that have ended: the ones worth collecting first.</summary>
    IAsyncEnumerable<string> ReviewableAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Tells that we hold all sessions of a reviewable listing, so that <see cref="ReviewableAsync"/> leaves it out from now on.
    /// A listing that is not reviewable (any more) is left as it is.
    /// </summary>
    Task CollectedAsync(string listingId, CancellationToken cancellationToken);

    /// <summary>All submitted sessions of a listing, decided or not, in the order of submission.</summary>
    IAsyncEnumerable<Session> SessionsAsync(string listingId, CancellationToken cancellationToken);

    /// <summary>Pays the reward. Already approved is success.</summary>
    Task<ReviewOutcome> ApproveAsync(string assignmentId, string? feedback, CancellationToken cancellationToken);

    /// <summary>Refuses the work, with a reason that the worker reads.</summary>
    Task<ReviewOutcome> RejectAsync(string assignmentId, string reason, CancellationToken cancellationToken);

    /// <summary>Pays a rejected session after all.</summary>
    Task<ReviewOutcome> ReverseRejectionAsync(string assignmentId, string? feedback, CancellationToken cancellationToken);

    /// <summary>Pays a bonus once per token, for ever.</summary>
    Task BonusAsync(string workerId, string assignmentId, Money amount, string reason, string token, DateTimeOffset? maySentBefore, CancellationToken cancellationToken);

    /// <summary>Writes to workers. Returns those who could not be reached, with the reason.</summary>
    Task<IReadOnlyList<(string WorkerId, string Reason)>> MessageAsync(IReadOnlyList<string> workerIds, string subject, string text, CancellationToken cancellationToken);

    /// <summary>Makes sure that the list (a qualification) of that name exists, and gives its id.</summary>
    Task<string> EnsureListAsync(string name, string description, CancellationToken cancellationToken);

    /// <summary>Puts a worker on a list, with a score (a later one counts); listings whose spec excludes that list are closed to them from now on.</summary>
    Task PutAsync(string workerId, string listId, int score, CancellationToken cancellationToken);

    /// <summary>Takes a worker off a list.</summary>
    Task RemoveAsync(string workerId, string listId, CancellationToken cancellationToken);

    /// <summary>All worker ids on a list.</summary>
    IAsyncEnumerable<string> MembersAsync(string listId, CancellationToken cancellationToken);

    /// <summary>The marketplace's own block, for fraud.</summary>
    Task BlockAsync(string workerId, string reason, CancellationToken cancellationToken);

    /// <summary>Takes the block back.</summary>
    Task UnblockAsync(string workerId, string reason, CancellationToken cancellationToken);

    /// <summary>Everyone whom we have blocked.</summary>
    IAsyncEnumerable<string> BlockedAsync(CancellationToken cancellationToken);
}
