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
            var history = await CampaignHistory.ReadAsync(database, campaignId, LongestJournal + 1, cancellationToken);
            return history.Facts.Count > LongestJournal
                ? null
                : Report(history, await InForceAsync(campaignId, cancellationToken), rules, naive, options, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private static RuleTrialReport Report(
        CampaignHistory history, RuleSet? inForce, RuleSet rules, RuleSet naive, RuleTrialOptions options, CancellationToken cancellationToken)
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
            Facts = history.Facts.Count, Limit = options.Limit, ProposalsConfirmed = options.ConfirmProposals, Workers = history.Workers,
            Draft = BackTest.Run(rules, history.Facts, truth, backTest, cancellationToken),
            InForce = inForce is null ? null : BackTest.Run(inForce, history.Facts, truth, backTest, cancellationToken),
            Curve = Curve(rules, naive, history, cancellationToken),
        };
    }

    private static List<OperatingPoint> Curve(RuleSet rules, RuleSet naive, CampaignHistory history, CancellationToken cancellationToken)
    {
        var answers = history.Facts.Count(f => f.Kind == EvidenceKind.Answer);
        var population = new Population
        {
            Groups = [], Answers = AnswersOfEach, Classes = history.Classes.Count,
            Gold = answers == 0 ? 0.1 : (double)history.Facts.Count(f => f.Kind == EvidenceKind.Gold) / answers,
        };
        // Worse than chance is no worker.
        double[] accuracies = [.. Accuracies.Where(a => a >= 1.0 / history.Classes.Count)];
        IReadOnlyList<GroupOutcome> Of(RuleSet set) => Simulation.OperatingCurve(set, accuracies, WorkersAtEachAccuracy, population, null, cancellationToken);
        return [.. Of(rules).Zip(Of(naive), (r, n) => new OperatingPoint(r.Group.Accuracy, r.Removed, n.Removed))];
    }

    private async Task<RuleSet?> InForceAsync(long campaignId, CancellationToken cancellationToken)
    {
        var texts = await database.RowsAsync<string>("select text from rule_versions where campaign_id = @campaignId order by version desc limit 1", new { campaignId }, cancellationToken);
        return texts is [var text] ? Parsed(RuleSet.Parse(text, "rules")) : null;
    }

    private static RuleSet Parsed(RuleSetResult result) => result is RuleSetResult.Valid valid ? valid.Rules : throw new ArgumentException("The rules do not parse.", nameof(result));
}
