namespace Crowd.Rules;

/// <summary>
/// Replays a journal through rules in its own order: nothing is known before its time. A worker who is removed gives no more answers until
/// access returns; his later evidence is passed over. What others' evidence rests on is not computed anew: it stays as recorded.
/// </summary>
public static class BackTest
{
    /// <summary>Replays a journal.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="journal">The evidence, in order; answers as <see cref="EvidenceKind.Answer"/> with their labels.</param>
    /// <param name="truth">What the outcome is judged by.</param>
    /// <param name="options">Price, inference, modes.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static BackTestReport Run(
        RuleSet rules, IReadOnlyList<Evidence> journal, BackTestTruth truth, BackTestOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(options);
        var replay = new BackTestReplay(rules, options);
        foreach (var evidence in journal)
        {
            cancellationToken.ThrowIfCancellationRequested();
            replay.Take(evidence);
        }

        List<BackTestAnswer> history =
        [
            .. journal.Where(e => e.Kind == EvidenceKind.Answer && e is { Worker: not null, Item: not null, Text: not null })
                .Select(e => new BackTestAnswer(e.Sequence, e.At, e.Worker!, e.Item!, e.Text!)),
        ];
        return Report(history, replay, WorkerAccuracy.Of(history, truth), truth, options);
    }

    private static BackTestReport Report(
        List<BackTestAnswer> history, BackTestReplay replay, Dictionary<string, WorkerAccuracy> accuracies, BackTestTruth truth, BackTestOptions options)
    {
        var kept = history.Where(replay.Keeps).ToList();
        var (good, bad) = Split(accuracies, truth.Limit, options.JudgedFrom);
        var before = Items(history);
        var judged = before.Where(truth.Labels.ContainsKey).ToList();
        var consensus = options.Consensus ?? Majority.Of;
        var discarded = history.Count(replay.Discards);
        return new BackTestReport
        {
            Firings = [.. replay.Firings.Select(f => Judged(f.Verdict, f.Answers, accuracies))],
            Workers = history.Select(a => a.Worker).Distinct(StringComparer.Ordinal).Count(),
            Removed = [.. replay.Removed.Order(StringComparer.Ordinal)],
            FalseBlocks = new ErrorCount(good.Count(replay.Removed.Contains), good.Count),
            RemovedThoughSurelyGood = [.. good.Where(w => replay.Removed.Contains(w) && accuracies[w].Interval.Low > truth.Limit)],
            Misses = new ErrorCount(bad.Count(w => !replay.Removed.Contains(w)), bad.Count),
            Answers = history.Count,
            Discarded = discarded,
            Prevented = history.Count(replay.Prevents),
            ItemsTouched = Items(history.Where(a => !replay.Keeps(a))).Count,
            ItemsEmptied = before.Count - Items(kept).Count,
            DollarsWasted = discarded * options.DollarsPerAnswer,
            DollarsToRecollect = (history.Count - kept.Count) * options.DollarsPerAnswer,
            AccuracyBefore = Accuracy(consensus(history), judged, truth),
            AccuracyAfter = Accuracy(consensus(kept), judged, truth),
            JudgedItems = judged.Count,
            JudgedByGold = truth.IsGold,
        };
    }

    private static (List<string> Good, List<string> Bad) Split(Dictionary<string, WorkerAccuracy> accuracies, double limit, int least)
    {
        var judged = accuracies.Where(a => a.Value.Judged >= least).OrderBy(a => a.Key, StringComparer.Ordinal).ToLookup(a => a.Value.Share >= limit, a => a.Key);
        return ([.. judged[true]], [.. judged[false]]);
    }

    private static HashSet<string> Items(IEnumerable<BackTestAnswer> answers) => answers.Select(a => a.Item).ToHashSet(StringComparer.Ordinal);

    private static BackTestFiring Judged(Verdict verdict, int answers, Dictionary<string, WorkerAccuracy> accuracies) =>
        verdict.Subject.Kind == SubjectKind.Worker && accuracies.TryGetValue(verdict.Subject.Key, out var accuracy)
            ? new BackTestFiring(verdict, answers, accuracy.Share, accuracy.Judged)
            : new BackTestFiring(verdict, answers, null, 0);

    private static double Accuracy(IReadOnlyDictionary<string, string> labels, List<string> items, BackTestTruth truth) => items.Count == 0
        ? double.NaN
        : (double)items.Count(i => labels.TryGetValue(i, out var label) && string.Equals(label, truth.Labels[i], StringComparison.Ordinal)) / items.Count;
}
