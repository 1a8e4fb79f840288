using Amazon.MTurk.Model;

namespace Crowd.Engine.Marketplaces.MTurk;

internal sealed partial class MTurkMarketplace
{
    /// <inheritdoc/>
    public Money FeePerSeat(Money reward, int seats) => MTurkFees.OfSeat(reward, seats);

    /// <inheritdoc/>
    public Money FeeOnBonus(Money bonus) => MTurkFees.OfBonus(bonus);

    /// <inheritdoc/>
    public async Task<Money> BalanceAsync(CancellationToken cancellationToken)
    {
        var response = await gate.CallAsync("GetAccountBalance", true, token => client.GetAccountBalanceAsync(new(), token), cancellationToken);
        return Dollars(response.AvailableBalance);
    }

    /// <inheritdoc/>
    public Task<ReviewOutcome> ApproveAsync(string assignmentId, string? feedback, CancellationToken cancellationToken) =>
        DecideAsync("ApproveAssignment", assignmentId, SessionState.Approved, token => client.ApproveAssignmentAsync(
            new() { AssignmentId = assignmentId, RequesterFeedback = feedback }, token), cancellationToken);

    /// <inheritdoc/>
    public Task<ReviewOutcome> RejectAsync(string assignmentId, string reason, CancellationToken cancellationToken) =>
        DecideAsync("RejectAssignment", assignmentId, SessionState.Rejected, token => client.RejectAssignmentAsync(
            new() { AssignmentId = assignmentId, RequesterFeedback = Cut(reason, 1024) }, token), cancellationToken);

    /// <inheritdoc/>
    public Task<ReviewOutcome> ReverseRejectionAsync(string assignmentId, string? feedback, CancellationToken cancellationToken) =>
        DecideAsync("ApproveAssignment", assignmentId, SessionState.Approved, token => client.ApproveAssignmentAsync(
            new() { AssignmentId = assignmentId, RequesterFeedback = feedback, OverrideRejection = true }, token), cancellationToken);

    /// <inheritdoc/>
    public async Task BonusAsync(
        string workerId, string assignmentId, Money amount, string reason, string token, DateTimeOffset? maySentBefore, CancellationToken cancellationToken)
    {
        if (maySentBefore is { } sent && clock.GetUtcNow() - sent > capabilities.TokenWindow - TimeSpan.FromHours(1)
            && await IsPaidAsync(workerId, assignmentId, reason, token, cancellationToken))
            return;
        var request = new SendBonusRequest
        {
            WorkerId = workerId, AssignmentId = assignmentId, BonusAmount = HitTypes.Usd(amount), Reason = Signed(reason, token), UniqueRequestToken = token,
        };
        await DoneAsync("SendBonus", e => MTurkErrors.IsRepeated(e), ct => client.SendBonusAsync(request, ct), cancellationToken);
    }

    // Past the token's window the payment is known by its reason, which therefore carries the token.
    private async Task<bool> IsPaidAsync(string workerId, string assignmentId, string reason, string token, CancellationToken cancellationToken)
    {
        var payments = PagesAsync("ListBonusPayments", async (next, ct) =>
        {
            var response = await client.ListBonusPaymentsAsync(new() { AssignmentId = assignmentId, MaxResults = PageSize, NextToken = next }, ct);
            return (response.NextToken, (response.BonusPayments ?? []).AsEnumerable());
        }, cancellationToken);
        await foreach (var payment in payments)
            if (payment.WorkerId == workerId && payment.Reason == Signed(reason, token))
                return true;
        return false;
    }

    private static string Signed(string reason, string token) => $"{Cut(reason, 900)} [{token}]";

    private async Task<ReviewOutcome> DecideAsync<T>(
        string operation, string assignmentId, SessionState wanted, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            await gate.CallAsync(operation, true, call, cancellationToken);
            return new ReviewOutcome(wanted, AutoDecided: false);
        }
        catch (MarketplaceException e) when (e.InnerException is { } inner && MTurkErrors.Is(inner, "InvalidAssignmentState"))
        {
            // Decided before: by us in a call whose answer was lost, by a person, or by auto-approval. What it says now counts.
            var response = await gate.CallAsync("GetAssignment", true, token => client.GetAssignmentAsync(new() { AssignmentId = assignmentId }, token), cancellationToken);
            return new ReviewOutcome(State(response.Assignment.AssignmentStatus), AutoDecided: true);
        }
    }
}
