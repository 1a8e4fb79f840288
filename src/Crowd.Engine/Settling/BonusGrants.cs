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
        return database.InTransactionAsync(async (transaction, token) =>
        {
            var campaign = await CampaignStore.LockAsync(campaignId, transaction, token);
            var fee = marketplaces.Get(campaign.Definition.Marketplace).FeeOnBonus(plan.Amount);
            var money = await LedgerReader.ReadAsync(campaignId, transaction, token);
            if (plan.Amount + fee > money.Free)
                throw new LaunchException([$"A bonus of {plan.Amount} (and {fee} fee) is more than the {money.Free} that is left of the budget of {money.Budget}."]);
            return await WriteAsync(campaign, plan, fee, transaction, token);
        }, cancellationToken);
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
