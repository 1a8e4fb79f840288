using System.Runtime.CompilerServices;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Marketplaces.MTurk;

namespace Crowd.Engine.Tests.Support;

/// <summary>A marketplace in memory, with money, that fails on demand: before a call has an effect, or after.</summary>
internal sealed partial class FakeMarketplace(string name, TimeProvider clock, Money deposit, bool sandbox = true) : IMarketplace
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, FakeHit> _hits = [];
    private readonly Dictionary<string, string> _tokens = [];
    private readonly Dictionary<string, (DateTimeOffset At, string Hit)> _remembered = [];
    private readonly Dictionary<string, Dictionary<string, int>> _lists = [];
    private readonly Dictionary<string, Money> _bonuses = [];
    private readonly HashSet<string> _blocked = [];
    private static int _next;

    /// <summary>Decides what goes wrong with each call, by the operation's name.</summary>
    public Func<string, Fault> Faults { get; set; } = _ => Fault.None;

    public List<string> Calls { get; } = [];

    /// <summary>What was written to whom.</summary>
    public List<(string Worker, string Text)> Messages { get; } = [];

    /// <summary>How long a worker has had a page when it is sent.</summary>
    public Func<string, TimeSpan> TimeTaken { get; set; } = _ => TimeSpan.FromSeconds(10);

    public Money Held { get; private set; }

    public Money Rewards { get; private set; }

    public Money Fees { get; private set; }

    public Money Bonuses { get; private set; }

    public IReadOnlyCollection<FakeHit> Hits { get { lock (_lock) return [.. _hits.Values]; } }

    public MarketplaceCapabilities Capabilities { get; init; } = new(name, sandbox, true, true, true, true, TimeSpan.FromHours(24), 10, 65_535);

    public Money FeePerSeat(Money reward, int seats) => MTurkFees.OfSeat(reward, seats);

    public Money FeeOnBonus(Money bonus) => MTurkFees.OfBonus(bonus);

    public Task<Money> BalanceAsync(CancellationToken cancellationToken) => CallAsync("Balance", () => deposit - Held - Rewards - Fees - Bonuses);

    public Task<Listing> OpenAsync(ListingSpec spec, DateTimeOffset? maySentBefore, CancellationToken cancellationToken) => CallAsync("Open", () =>
    {
        var now = clock.GetUtcNow();
        // A token is forgotten after a day; then it is looked for by the annotation, as the port promises.
        if (_remembered.TryGetValue(spec.Token, out var known) && now - known.At < TimeSpan.FromHours(24))
            return Model(_hits[known.Hit]);
        if (maySentBefore is { } sent && now - sent >= TimeSpan.FromHours(23) && _hits.Values.FirstOrDefault(h => h.Spec.Token == spec.Token) is { } found)
            return Model(found);
        var cost = (spec.Reward + FeePerSeat(spec.Reward, spec.Seats)) * spec.Seats;
        if (cost > deposit - Held - Rewards - Fees - Bonuses)
            throw new MarketplaceException(MarketplaceFailure.NoFunds, "not enough money");
        Held += cost;
        var hit = new FakeHit($"H{Interlocked.Increment(ref _next)}", spec, now + spec.Lifetime);
        _hits.Add(hit.Id, hit);
        _remembered[spec.Token] = (now, hit.Id);
        _tokens[hit.Id] = spec.Token;
        return Model(hit);
    });

    public Task CloseAsync(string listingId, CancellationToken cancellationToken) => CallAsync("Close", () => Expire(_hits[listingId]));

    public Task OfferUntilAsync(string listingId, DateTimeOffset until, CancellationToken cancellationToken) => CallAsync("OfferUntil", () => Offer(_hits[listingId], until));

    public Task<Listing?> GetAsync(string listingId, CancellationToken cancellationToken) =>
        CallAsync("Get", () => _hits.TryGetValue(listingId, out var hit) ? Model(hit) : null);

    public IAsyncEnumerable<Listing> ListingsAsync(CancellationToken cancellationToken) =>
        StreamAsync("Listings", () => _hits.Values.Reverse().Select(Model), cancellationToken);

    public IAsyncEnumerable<string> ReviewableAsync(CancellationToken cancellationToken) =>
        StreamAsync("Reviewable", () => _hits.Values.Where(h => h.IsReviewable(clock.GetUtcNow())).Select(h => h.Id), cancellationToken);

    public Task CollectedAsync(string listingId, CancellationToken cancellationToken) => CallAsync("Collected", () =>
    {
        var hit = _hits[listingId];
        hit.Reviewing |= hit.IsReviewable(clock.GetUtcNow());
        return true;
    });

    public IAsyncEnumerable<Session> SessionsAsync(string listingId, CancellationToken cancellationToken) => StreamAsync("Sessions", () =>
    {
        var hit = _hits[listingId];
        return hit.Sessions.Where(s => s.SubmittedAt is not null).OrderBy(s => s.SubmittedAt).Select(s => new Session(
            s.AssignmentId, s.WorkerId, hit.Id, s.State, s.AcceptedAt, s.SubmittedAt!.Value, s.SubmittedAt + hit.Spec.AutoApproval, s.Answer));
    }, cancellationToken);

    public Task<ReviewOutcome> ApproveAsync(string assignmentId, string? feedback, CancellationToken cancellationToken) =>
        CallAsync("Approve", () => Decide(assignmentId, SessionState.Approved));

    public Task<ReviewOutcome> RejectAsync(string assignmentId, string reason, CancellationToken cancellationToken) =>
        CallAsync("Reject", () => Decide(assignmentId, SessionState.Rejected));

    public Task<ReviewOutcome> ReverseRejectionAsync(string assignmentId, string? feedback, CancellationToken cancellationToken) => CallAsync("Reverse", () =>
    {
        var (hit, session) = Find(assignmentId);
        if (session.State == SessionState.Rejected)
            Pay(hit, session, fromHold: false);
        return new ReviewOutcome(session.State, false);
    });

    public Task BonusAsync(string workerId, string assignmentId, Money amount, string reason, string token, DateTimeOffset? maySentBefore, CancellationToken cancellationToken) =>
        CallAsync("Bonus", () =>
        {
            if (_bonuses.TryAdd(token, amount))
            {
                Bonuses += amount;
                Fees += FeeOnBonus(amount);
            }
            return true;
        });

    public Task<IReadOnlyList<(string WorkerId, string Reason)>> MessageAsync(IReadOnlyList<string> workerIds, string subject, string text, CancellationToken cancellationToken) =>
        CallAsync("Message", () =>
        {
            Messages.AddRange(workerIds.Select(w => (w, text)));
            return (IReadOnlyList<(string, string)>)[];
        });

    public Task<string> EnsureListAsync(string name, string description, CancellationToken cancellationToken) => CallAsync("EnsureList", () =>
    {
        _lists.TryAdd(name, []);
        return name;
    });

    public Task PutAsync(string workerId, string listId, int score, CancellationToken cancellationToken) => CallAsync("Put", () => _lists[listId][workerId] = score);

    public Task RemoveAsync(string workerId, string listId, CancellationToken cancellationToken) => CallAsync("Remove", () => _lists[listId].Remove(workerId));

    public IAsyncEnumerable<string> MembersAsync(string listId, CancellationToken cancellationToken) => StreamAsync("Members", () => _lists[listId].Keys, cancellationToken);

    public Task BlockAsync(string workerId, string reason, CancellationToken cancellationToken) => CallAsync("Block", () => _blocked.Add(workerId));

    public Task UnblockAsync(string workerId, string reason, CancellationToken cancellationToken) => CallAsync("Unblock", () => _blocked.Remove(workerId));

    public IAsyncEnumerable<string> BlockedAsync(CancellationToken cancellationToken) => StreamAsync("Blocked", () => _blocked, cancellationToken);

    private Task<T> CallAsync<T>(string operation, Func<T> effect)
    {
        lock (_lock)
        {
            Calls.Add(operation);
            var fault = Faults(operation);
            switch (fault)
            {
                case Fault.Throttle: throw new MarketplaceException(MarketplaceFailure.Throttled, "Rate exceeded");
                case Fault.FailBefore: throw new MarketplaceException(MarketplaceFailure.Transient, "busy");
                case Fault.CrashBefore: throw new CrashException($"before {operation}");
            }
            var result = effect();
            return fault switch
            {
                Fault.TimeOutAfter => throw new MarketplaceException(MarketplaceFailure.Ambiguous, "timed out"),
                Fault.CrashAfter => throw new CrashException($"after {operation}"),
                _ => Task.FromResult(result),
            };
        }
    }

    private async IAsyncEnumerable<T> StreamAsync<T>(string operation, Func<IEnumerable<T>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in await CallAsync(operation, () => read().ToList()))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    private Listing Model(FakeHit hit)
    {
        var now = clock.GetUtcNow();
        var held = hit.Sessions.Count(s => s.SubmittedAt is null);
        return new Listing(hit.Id, hit.Spec.Token, hit.Free(now) > 0 || held > 0, hit.Spec.Seats, hit.Free(now), held, hit.Expires);
    }
}
