using Crowd.Engine.Scoring;
using Crowd.Quality.Agreement;
using Crowd.Rules;

namespace Crowd.Cli.RuleTrials;

/// <summary>Tries rules on a recorded campaign, without look-ahead.</summary>
internal static class RuleTest
{
    /// <summary>Writes the campaign's journal and replays it through each rule set.</summary>
    public static RuleTestReport Run(RuleTestInput input, CancellationToken cancellationToken)
    {
        var history = input.History;
        var (journal, answers) = (history.Journal, history.Answers);
        var consensus = new RecommendedConsensus(history.Classes, cancellationToken);
        var truth = Truth(history, answers, consensus, input.Limit);
        var options = new BackTestOptions
        {
            DollarsPerAnswer = input.Price, Consensus = consensus.Of, CarriedOutFrom = input.Confirmed ? RuleMode.Propose : RuleMode.Enforce,
        };
        return new RuleTestReport
        {
            Items = history.Items, Workers = answers.Select(a => a.Worker).Distinct(StringComparer.Ordinal).Count(), Answers = answers.Count,
            Classes = history.Classes.Count, CheckQuestions = history.CheckQuestions, GoldFacts = Count(journal, EvidenceKind.Gold), PeerFacts = Count(journal, EvidenceKind.Peer),
            PairFacts = Count(journal, EvidenceKind.Pair), Rho = history.Rho, Limit = input.Limit, Price = input.Price, IsTimed = history.IsTimed,
            JudgedByGold = truth.IsGold, ProposalsConfirmed = input.Confirmed,
            Outcomes =
            [
                .. input.Rules.Select(r => Outcome(
                    r.Name, r.Rules, BackTest.Run(r.Rules, journal.Facts, truth, options, cancellationToken), journal, options.CarriedOutFrom)),
            ],
        };
    }

    private static int Count(RecordedJournal journal, EvidenceKind kind) => journal.Facts.Count(f => f.Kind == kind);

    // The truth where it is known, else what all the answers together say in the end.
    private static BackTestTruth Truth(TestedHistory history, IReadOnlyList<BackTestAnswer> answers, RecommendedConsensus consensus, double limit)
    {
        if (history.IsJudgedByTruths)
            return new BackTestTruth(history.Truths, IsGold: true, limit);
        var labels = new Dictionary<string, string>(consensus.Of(answers), StringComparer.Ordinal);
        foreach (var (item, label) in history.Truths)
            labels[item] = label;
        return new BackTestTruth(labels, IsGold: false, limit);
    }

    private static RuleTestOutcome Outcome(string name, RuleSet rules, BackTestReport report, RecordedJournal journal, RuleMode carriedOutFrom)
    {
        var firings = report.Firings.Select(f => Firing(f, journal, carriedOutFrom)).ToList();
        return new RuleTestOutcome
        {
            Rules = name, Version = rules.Version, Firings = firings, Proposals = firings.Count(f => f.Mode == "propose"), Removed = report.Removed, FalseBlocks = Errors(report.FalseBlocks), Misses = Errors(report.Misses),
            RemovedThoughSurelyGood = report.RemovedThoughSurelyGood,
            MedianAnswersToRemoval = Median(
                [.. firings.Where(f => f.Removes && f.Subject is not null).DistinctBy(f => f.Subject).Select(f => f.AnswersGiven)]),
            Discarded = report.Discarded, Prevented = report.Prevented, ItemsTouched = report.ItemsTouched, ItemsEmptied = report.ItemsEmptied,
            DollarsWasted = report.DollarsWasted, DollarsToRecollect = report.DollarsToRecollect,
            AccuracyBefore = report.AccuracyBefore, AccuracyAfter = report.AccuracyAfter, JudgedItems = report.JudgedItems,
        };
    }

    private static RuleTestFiring Firing(BackTestFiring firing, RecordedJournal journal, RuleMode carriedOutFrom)
    {
        var verdict = firing.Verdict;
        return new RuleTestFiring
        {
            Rule = verdict.Rule, Mode = verdict.Mode.ToString().ToLowerInvariant(), IsCarriedOut = verdict.Mode >= carriedOutFrom, About = verdict.Subject.ToString(),
            Subject = verdict.Subject.Kind == SubjectKind.Worker ? verdict.Subject.Key : null,
            At = verdict.At, AnswersKnown = journal.AnswersBy(verdict.Sequence), AnswersGiven = firing.Answers,
            Actions = verdict.Actions, Evidence = verdict.Sentence, Measurements = verdict.Measurements, FirstDoubtAt = verdict.FirstDoubtAt,
            Accuracy = firing.TrueAccuracy, JudgedAnswers = firing.JudgedAnswers,
            AccuracyInterval = firing.TrueAccuracy is { } share ? ProportionInterval.Wilson(share * firing.JudgedAnswers, firing.JudgedAnswers) : null,
        };
    }

    private static RuleTestErrors Errors(ErrorCount count) => new(count.Wrong, count.Of, count.Of == 0 ? null : count.Share, count.Interval);

    private static double? Median(int[] values)
    {
        Array.Sort(values);
        return values.Length == 0 ? null : (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2.0;
    }
}
