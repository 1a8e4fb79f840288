using System.Security.Cryptography;
using System.Text;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Jobs;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Reviewing;

/// <summary>Adds versions to a campaign's rules. A version is never edited: what it decided keeps its number, what comes is judged by the newest.</summary>
public sealed class RulePublisher(NpgsqlDataSource database, IJobScheduler jobs, TimeProvider clock)
{
    /// <summary>Publishes the next version.</summary>
    /// <param name="campaignId">A campaign that exists.</param>
    /// <param name="text">The whole rule file.</param>
    /// <param name="author">Who.</param>
    /// <param name="reason">Why, in a sentence; kept with the version and in the audit.</param>
    /// <param name="madeFrom">The version that the author changed (0 for none): refused where another one is in force by now. Null to publish over whatever there is.</param>
    /// <param name="cancellationToken">Breaks off; nothing is left behind.</param>
    public Task<RulePublication> PublishAsync(
        long campaignId, string text, string author, string reason, int? madeFrom, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(author);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return CheckedRules.Of(text, "rules") is { Errors: { Count: > 0 } errors }
            ? Task.FromResult<RulePublication>(new RulePublication.Wrong(errors))
            : database.InTransactionAsync((tx, ct) => AddAsync(new NewVersion(campaignId, text, author, reason, madeFrom), tx, ct), cancellationToken);
    }

    private async Task<RulePublication> AddAsync(NewVersion rules, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        var campaign = await CampaignStore.LockAsync(rules.CampaignId, transaction, cancellationToken);
        if (campaign.IsOver)
            return new RulePublication.CampaignOver();
        var last = (await transaction.RowsAsync<InForce>(
            "select version, sha256 from rule_versions where campaign_id = @CampaignId order by version desc limit 1",
            new { rules.CampaignId }, cancellationToken)).FirstOrDefault() ?? new InForce(0, "");
        if (rules.MadeFrom is { } from && from != last.Version)
            return new RulePublication.Overtaken(last.Version);
        var sha256 = HashOf(rules.Text);
        if (sha256 == last.Sha256)
            return new RulePublication.Same(last.Version);
        var (version, now) = (last.Version + 1, clock.GetUtcNow());
        await transaction.RunAsync(
            """
            insert into rule_versions (campaign_id, version, text, sha256, author, reason, created_at)
            values (@CampaignId, @version, @Text, @sha256, @Author, @Reason, @now)
            """, new { rules.CampaignId, version, rules.Text, sha256, rules.Author, rules.Reason, now }, cancellationToken);
        await Audit.WriteAsync(transaction, new AuditEntry(rules.Author, "rules published", $"campaign:{rules.CampaignId}", rules.CampaignId,
            Before: last.Version == 0 ? null : new { version = last.Version, sha256 = last.Sha256 }, After: new { version, sha256 }, rules.Reason), now, cancellationToken);
        await jobs.EnqueueAsync(JobRequest.ForCampaign(StageNames.Enforce, rules.CampaignId), transaction, cancellationToken);
        return new RulePublication.Published(version);
    }

    /// <summary>How a version's text is told from another's.</summary>
    internal static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed record NewVersion(long CampaignId, string Text, string Author, string Reason, int? MadeFrom);

    private sealed record InForce(int Version, string Sha256);
}
