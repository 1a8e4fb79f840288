using System.Collections.Concurrent;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Settling;

/// <summary>Carries decisions out, several at a time. A decision stands in the database before the marketplace hears of it; hearing twice does nothing.</summary>
internal sealed class Settler(SettleStore store, IMarketplaceDirectory marketplaces, SettlingOptions options)
{
    /// <summary>Carries out every decision that waits.</summary>
    /// <returns>How many were settled, and a failure that leaves others waiting.</returns>
    /// <exception cref="MarketplaceException">No money is left, or the marketplace is gone.</exception>
    public async Task<(int Settled, MarketplaceException? Postponed)> RunAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var marketplace = marketplaces.Get(campaign.Definition.Marketplace);
        var settled = 0;
        MarketplaceException? postponed = null;
        for (var after = 0L; ;)
        {
            var batch = await store.DecidedAsync(campaign.Id, after, options.Batch, cancellationToken);
            if (batch.Count == 0)
                return (settled, postponed);
            after = batch[^1].SubmissionId;
            var (done, failures) = await TellAsync(marketplace, batch, cancellationToken);
            settled += await store.SettleAsync(campaign.Id, done, cancellationToken);
            foreach (var (submission, failure) in failures)
                switch (failure.Failure)
                {
                    case MarketplaceFailure.NoFunds or MarketplaceFailure.Gone:
                        throw failure;
                    case MarketplaceFailure.Refused:
                        await store.RefusedAsync(campaign, submission, failure, cancellationToken);
                        break;
                    default:
                        postponed ??= failure;
                        break;
                }
        }
    }

    private async Task<(IReadOnlyCollection<(long, string)> Done, IReadOnlyCollection<(DecidedSubmission, MarketplaceException)> Failures)> TellAsync(
        IMarketplace marketplace, IReadOnlyList<DecidedSubmission> batch, CancellationToken cancellationToken)
    {
        var done = new ConcurrentBag<(long, string)>();
        var failures = new ConcurrentBag<(DecidedSubmission, MarketplaceException)>();
        await Parallel.ForEachAsync(batch, new ParallelOptions { MaxDegreeOfParallelism = options.ParallelCalls, CancellationToken = cancellationToken },
            async (submission, token) =>
            {
                try
                {
                    var outcome = submission.Decision == "approve"
                        ? await marketplace.ApproveAsync(submission.AssignmentId, null, token)
                        : await marketplace.RejectAsync(submission.AssignmentId, submission.DecisionReason ?? "The work did not follow the instructions.", token);
                    if (outcome.State != SessionState.Submitted)
                        done.Add((submission.SubmissionId, CampaignJson.Stored(outcome.State)));
                }
                catch (MarketplaceException e)
                {
                    failures.Add((submission, e));
                }
            });
        return (done, failures);
    }
}
