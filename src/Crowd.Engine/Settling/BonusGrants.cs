using System.Security.Cryptography;
using System.Text;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Jobs;
using Crowd.Engine.Ledger;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Settling;

/// <summary>Grants bonuses: written down with the ledger's reservation; the settling job pays them.</summary>
public sealed class BonusGrants(NpgsqlDataSource database, IMarketplaceDirectory marketplaces, IJobScheduler jobs, TimeProvider clock)
{
    /// <summary>Grants one bonus.</summary>
    /// <returns>False where the same (submission, key) was granted before.</returns>
    /// <exception cref="ArgumentException">The amount is not positive whole cents, or the reason is blank.</exception>
    /// <exception cref="LaunchException">The budget does not cover it.</exception>
    public Task<bool> GrantAsync(long campaignId, BonusPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentException.ThrowIfNullOrWhiteSpace(plan.Reason);
        if (plan.Amount <= Money.Zero || plan.Amount.Micros % 10_000 != 0)
            throw new ArgumentException($"A bonus is whole cents, more than nothing; not {plan.Amount}.", nameof(plan));
        return database.InTransactionAsync((transaction, token) => GrantAsync(campaignId, plan, transaction, token), cancellationToken);
    }

    /// <summary>The same within the caller's transaction.</summary>
    internal async Task<bool> GrantAsync(long campaignId, BonusPlan plan, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        var campaign = await CampaignStore.LockAsync(campaignId, transaction, cancellationToken);
        var fee = marketplaces.Get(campaign.Definition.Marketplace).FeeOnBonus(plan.Amount);
        var money = await LedgerReader.ReadAsync(campaignId, transaction, cancellationToken);
        if (plan.Amount + fee > money.Free)
            throw new LaunchException([$"A bonus of {plan.Amount} (and {fee} fee) is more than the {money.Free} that is left of the budget of {money.Budget}."]);
        return await WriteAsync(campaign, plan, fee, transaction, cancellationToken);
    }

    /// <summary>Takes an author's bonuses back that have not been sent yet.</summary>
    /// <returns>False where one was sent already: it stays paid.</returns>
    internal async Task<bool> WithdrawAsync(long campaignId, string author, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var taken = await transaction.RowsAsync<(string Token, long Cost)>(
            """
            update bonuses set state = 'failed', error = 'Taken back before it was paid.'
            where campaign_id = @campaignId and author = @author and state = 'planned' and first_sent_at is null returning token, amount_micros + fee_micros
            """, new { campaignId, author }, cancellationToken);
        await LedgerWriter.AppendAsync(transaction, campaignId, [.. taken.Select(t => new LedgerEntry("release", new Money(t.Cost), $"bonus:{t.Token}"))], now, cancellationToken);
        return !await transaction.OneAsync<bool>("select exists (select 1 from bonuses where campaign_id = @campaignId and author = @author and state <> 'failed')",
            new { campaignId, author }, cancellationToken);
    }

    private async Task<bool> WriteAsync(Campaign campaign, BonusPlan plan, Money fee, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var unit = $"{campaign.Name}/{campaign.Id}/{campaign.CreatedAt.UtcTicks}/{plan.SubmissionId}/{plan.Key}";
        var token = "bonus-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(unit)).AsSpan(0, 20));
        var written = await transaction.RunAsync(
            """
            insert into bonuses (campaign_id, submission_id, amount_micros, fee_micros, reason, author, token, state, planned_at)
            select @Id, submission_id, @amount, @fee, @Reason, @Author, @token, 'planned', @now
            from submissions where submission_id = @SubmissionId and campaign_id = @Id
            on conflict (token) do nothing
            """, new { campaign.Id, plan.SubmissionId, plan.Reason, plan.Author, amount = plan.Amount.Micros, fee = fee.Micros, token, now }, cancellationToken);
        if (written == 0)
            return false;
        await LedgerWriter.AppendAsync(transaction, campaign.Id, [new("reserve", plan.Amount + fee, $"bonus:{token}")], now, cancellationToken);
        await Audit.WriteAsync(transaction, new AuditEntry(plan.Author, "granted bonus", $"submission:{plan.SubmissionId}", campaign.Id,
            After: new { Amount = plan.Amount.Usd }, Reason: plan.Reason), now, cancellationToken);
        await jobs.EnqueueAsync(JobRequest.ForCampaign(StageNames.Settle, campaign.Id), transaction, cancellationToken);
        return true;
    }
}
