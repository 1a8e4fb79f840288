using Crowd.Engine.Enforcing;
using Crowd.Engine.Jobs;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Publishing;
using Crowd.Engine.Reviewing;
using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Campaigns;

/// <summary>Launches campaigns: checks everything first, then writes everything in one transaction; a problem leaves nothing behind.</summary>
public sealed class CampaignLauncher(NpgsqlDataSource database, IMarketplaceDirectory marketplaces, IJobScheduler jobs, EnforcingOptions enforcing, TimeProvider clock)
{
    /// <summary>Checks and launches; publishing begins as soon as a worker takes the job.</summary>
    /// <param name="definition">From a file or made in code.</param>
    /// <param name="author">Who launches, for the audit.</param>
    /// <param name="confirmedMarketplace">The marketplace's name again, where real money is at stake; null where not confirmed.</param>
    /// <param name="cancellationToken">Breaks off; nothing is left behind.</param>
    /// <returns>The campaign's id.</returns>
    /// <exception cref="LaunchException">It may not be launched; every reason is listed.</exception>
    /// <exception cref="MarketplaceException">The marketplace could not be asked.</exception>
    public async Task<long> LaunchAsync(CampaignDefinition definition, string author, string? confirmedMarketplace, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentException.ThrowIfNullOrWhiteSpace(author);
        Refuse([.. DefinitionCheck.Problems(definition).Select(p => $"{p.Field}: {p.Message}"),
            .. RuleErrors(definition).Select(e => $"rules: line {e.Line}, column {e.Column}: {e.Message}")]);
        var marketplace = marketplaces.Get(definition.Marketplace);
        var estimate = CampaignEstimate.Of(definition, marketplace);
        var balance = await marketplace.BalanceAsync(cancellationToken);
        Refuse([.. LaunchChecks.Problems(definition, estimate, marketplace.Capabilities, balance, confirmedMarketplace)]);
        try
        {
            return await database.InTransactionAsync((tx, ct) => WriteAsync(definition, author, estimate, marketplace, tx, ct), cancellationToken);
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "campaigns_name_key" })
        {
            throw new LaunchException([$"There is a campaign named '{definition.Name}' already; choose another name."]);
        }
    }

    private IReadOnlyList<RuleError> RuleErrors(CampaignDefinition definition) =>
        definition.Rules is { } rules ? CheckedRules.Of(rules, "the rules", definition, enforcing).Errors : [];

    private static void Refuse(string[] problems)
    {
        if (problems.Length > 0)
            throw new LaunchException(problems);
    }

    private async Task<long> WriteAsync(
        CampaignDefinition definition, string author, CampaignEstimate estimate, IMarketplace marketplace, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        // PostgreSQL keeps microseconds: the tokens are made from what it will give back.
        var now = clock.GetUtcNow();
        now = now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMicrosecond));
        var id = await CampaignWriter.InsertAsync(transaction, definition, author, now, cancellationToken);
        var items = await CampaignWriter.CopyItemsAsync(transaction, id, definition, cancellationToken);
        var pages = FirstRound.Plan(definition, i => items[i]);
        var fees = pages.Select(p => p.Seats).Distinct().ToDictionary(seats => seats, seats => marketplace.FeePerSeat(definition.Reward, seats));
        await PlanWriter.WriteAsync(transaction, new PlannedCampaign(id, definition.Name, now, definition.Reward),
            [.. pages.Select(p => (p, fees[p.Seats]))], round: 0, now, cancellationToken);
        await Audit.WriteAsync(transaction, new AuditEntry(author, "launched", $"campaign:{id}", id,
            After: new { definition.Name, definition.Marketplace, estimate.Items, estimate.Hits, Cost = estimate.Total.Usd, Budget = definition.Budget.Usd }), now, cancellationToken);
        await jobs.EnqueueAsync(JobRequest.ForCampaign(StageNames.Publish, id), transaction, cancellationToken);
        // Last, as it locks the parent tables until the commit.
        await CampaignWriter.MakePartitionsAsync(transaction, id, cancellationToken);
        return id;
    }
}
