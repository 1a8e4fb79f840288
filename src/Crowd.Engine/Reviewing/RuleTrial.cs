using Crowd.Engine.Enforcing;
using Crowd.Engine.Scoring;
using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Reviewing;

/// <summary>Tries rules on a campaign's own history, in the order in which it became known, and on simulated workers. Changes nothing.</summary>
public sealed class RuleTrial(NpgsqlDataSource database) : IDisposable
{
    /// <summary>The longest journal that is tried while somebody waits.</summary>
    public const int LongestJournal = 1_000_000;

    private const int WorkersAtEachAccuracy = 200;
    private const int AnswersOfEach = 300;
    private static readonly double[] Accuracies = [0.25, 0.40, 0.50, 0.55, 0.60, 0.65, 0.70, 0.75, 0.80, 0.85, 0.90, 0.95];

    // Two at a time: a trial takes a processor, and others work here too.
    private readonly SemaphoreSlim _places = new(2);

    /// <summary>Tries them.</summary>
    /// <param name="campaignId">A campaign that exists.</param>
    /// <param name="text">A rule text that parses.</param>
    /// <param name="options">What the outcome is judged by.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>The report; null where the journal is longer than <see cref="LongestJournal"/>.</returns>
    /// <exception cref="ArgumentException">The text does not parse.</exception>
    public async Task<RuleTrialReport?> RunAsync(long campaignId, string text, RuleTrialOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (rules, naive) = (Parsed(RuleSet.Parse(text, "rules")), Parsed(RuleSet.ParseNaive(text, "rules")));
        await _places.WaitAsync(cancellationToken);
        try
        {
            var history = await ReadAsync(campaignId, cancellationToken);
            return history.Journal.Count > LongestJournal ? null : Report(history, rules, naive, options, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private static RuleTrialReport Report(History history, RuleSet rules, RuleSet naive, RuleTrialOptions options, CancellationToken cancellationToken)
    {
        var truth = history.Gold.Count > 0 && !options.ByConsensus
            ? new BackTestTruth(history.Gold, IsGold: true, options.Limit)
            : new BackTestTruth(history.Consensus, IsGold: false, options.Limit);
        var backTest = new BackTestOptions
        {
            DollarsPerAnswer = history.DollarsPerAnswer, Consensus = new RecommendedConsensus(history.Classes, cancellationToken).Of,
            CarriedOutFrom = options.ConfirmProposals ? RuleMode.Propose : RuleMode.Enforce,
        };
        return new RuleTrialReport
        {
            Facts = history.Journal.Count, Limit = options.Limit, ProposalsConfirmed = options.ConfirmProposals, Workers = history.Workers,
            Draft = BackTest.Run(rules, history.Journal, truth, backTest, cancellationToken),
            InForce = history.InForce is null ? null : BackTest.Run(history.InForce, history.Journal, truth, backTest, cancellationToken),
            Curve = Curve(rules, naive, history, cancellationToken),
        };
    }

    private static List<OperatingPoint> Curve(RuleSet rules, RuleSet naive, History history, CancellationToken cancellationToken)
    {
        var answers = history.Journal.Count(f => f.Kind == EvidenceKind.Answer);
        var population = new Population
        {
            Groups = [], Answers = AnswersOfEach, Classes = history.Classes.Count,
            Gold = answers == 0 ? 0.1 : (double)history.Journal.Count(f => f.Kind == EvidenceKind.Gold) / answers,
        };
        // Worse than chance is no worker.
        double[] accuracies = [.. Accuracies.Where(a => a >= 1.0 / history.Classes.Count)];
        IReadOnlyList<GroupOutcome> Of(RuleSet set) => Simulation.OperatingCurve(set, accuracies, WorkersAtEachAccuracy, population, null, cancellationToken);
        return [.. Of(rules).Zip(Of(naive), (r, n) => new OperatingPoint(r.Group.Accuracy, r.Removed, n.Removed))];
    }

    private async Task<History> ReadAsync(long campaignId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        // One moment of the database, whatever is written meanwhile.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var journal = await new JournalReader(connection, campaignId).NextAsync(LongestJournal + 1, long.MaxValue, transaction, cancellationToken);
        Task<List<(long Id, string Name)>> Names(string sql) => transaction.RowsAsync<(long, string)>(sql, new { campaignId }, cancellationToken);
        var gold = await Names("select i.item_id, c.classes[i.gold + 1] from items i join campaigns c using (campaign_id) where i.campaign_id = @campaignId and i.gold is not null and i.role <> 'work'");
        var consensus = await Names("select k.item_id, c.classes[k.label + 1] from consensus k join campaigns c using (campaign_id) where k.campaign_id = @campaignId");
        var workers = await Names("select s.worker_id, w.external_id from worker_stats s join workers w using (worker_id) where s.campaign_id = @campaignId");
        var text = (await transaction.RowsAsync<string>("select text from rule_versions where campaign_id = @campaignId order by version desc limit 1", new { campaignId }, cancellationToken)).FirstOrDefault();
        return new History(journal, ById(gold), ById(consensus), ById(workers), text is null ? null : Parsed(RuleSet.Parse(text, "rules")),
            await transaction.RowsAsync<string>("select unnest(classes) from campaigns where campaign_id = @campaignId", new { campaignId }, cancellationToken),
            await transaction.OneAsync<double>(
                """
                select coalesce(avg(h.reward_micros + h.fee_micros), 0)::double precision / 1e6 / max(c.items_per_hit)
                from campaigns c left join hits h using (campaign_id) where c.campaign_id = @campaignId
                """, new { campaignId }, cancellationToken));
    }

    private static Dictionary<string, string> ById(List<(long Id, string Name)> rows) => rows.ToDictionary(r => r.Id.ToString(), r => r.Name, StringComparer.Ordinal);

    private static RuleSet Parsed(RuleSetResult result) => result is RuleSetResult.Valid valid ? valid.Rules : throw new ArgumentException("The rules do not parse.", nameof(result));

    private sealed record History(
        IReadOnlyList<Evidence> Journal, Dictionary<string, string> Gold, Dictionary<string, string> Consensus, Dictionary<string, string> Workers, RuleSet? InForce,
        List<string> Classes, double DollarsPerAnswer);
}
