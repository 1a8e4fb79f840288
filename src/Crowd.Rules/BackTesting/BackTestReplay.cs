namespace Crowd.Rules;

/// <summary>The state of a replay: who is out, whose answers no longer count.</summary>
internal sealed class BackTestReplay
{
    private readonly RuleEvaluator _evaluator;
    private readonly RuleStates _states;
    private readonly BackTestOptions _options;
    private readonly List<Verdict> _fresh = [];
    private readonly Dictionary<string, DateTimeOffset> _outUntil = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<BackTestAnswer>> _given = new(StringComparer.Ordinal);
    private readonly HashSet<long> _discarded = [];
    private readonly HashSet<long> _prevented = [];

    public BackTestReplay(RuleSet rules, BackTestOptions options)
    {
        _evaluator = new RuleEvaluator(rules, DateTimeOffset.MinValue);
        _states = _evaluator.NewStates();
        _options = options;
    }

    public List<(Verdict Verdict, int Answers)> Firings { get; } = [];

    public HashSet<string> Removed { get; } = new(StringComparer.Ordinal);

    public bool Discards(BackTestAnswer answer) => _discarded.Contains(answer.Sequence);

    public bool Prevents(BackTestAnswer answer) => _prevented.Contains(answer.Sequence);

    public bool Keeps(BackTestAnswer answer) => !Discards(answer) && !Prevents(answer);

    public void Take(in Evidence evidence)
    {
        if (IsOut(evidence.Worker, evidence.At) || (evidence.Kind == EvidenceKind.Pair && IsOut(evidence.Other, evidence.At)))
        {
            _prevented.Add(evidence.Sequence);
            return;
        }

        if (evidence is { Kind: EvidenceKind.Answer, Worker: { } worker, Item: { } item, Text: { } label })
        {
            Given(worker).Add(new BackTestAnswer(evidence.Sequence, evidence.At, worker, item, label));
        }

        _evaluator.Observe(evidence, _states, _fresh);
        foreach (var verdict in _fresh)
        {
            var workers = WorkersOf(verdict.Subject);
            Firings.Add((verdict, workers.Length == 1 ? Given(workers[0]).Count : 0));
            if (verdict.Mode >= _options.CarriedOutFrom)
            {
                Array.ForEach(workers, w => CarryOut(verdict, w));
            }
        }

        _fresh.Clear();
    }

    private void CarryOut(Verdict verdict, string worker)
    {
        foreach (var action in verdict.Actions)
        {
            switch (action)
            {
                case RuleAction.Exclude exclude:
                    Remove(worker, exclude.For is { } time ? verdict.At + time : DateTimeOffset.MaxValue);
                    break;
                case RuleAction.Block:
                    Remove(worker, DateTimeOffset.MaxValue);
                    break;
                case RuleAction.Restore:
                    _outUntil.Remove(worker);
                    break;
                case RuleAction.Discard discard:
                    _discarded.UnionWith(Chosen(discard, verdict, Given(worker)).Select(a => a.Sequence));
                    break;
            }
        }
    }

    private static IEnumerable<BackTestAnswer> Chosen(RuleAction.Discard discard, Verdict verdict, List<BackTestAnswer> given) => discard.Range switch
    {
        AnswerRange.SinceFirstDoubt => given.Where(a => a.At >= verdict.FirstDoubtAt),
        AnswerRange.SinceMoment => given.Where(a => a.At >= discard.Since),
        AnswerRange.LastCount => given.TakeLast(discard.Count ?? 0),
        AnswerRange.LastTime => given.Where(a => a.At > verdict.At - discard.Last),
        AnswerRange.ThisOne => given.Where(a => a.Item == verdict.Item),
        _ => given,
    };

    private void Remove(string worker, DateTimeOffset until)
    {
        Removed.Add(worker);
        _outUntil[worker] = _outUntil.TryGetValue(worker, out var already) && already > until ? already : until;
    }

    private bool IsOut(string? worker, DateTimeOffset at) => worker is not null && _outUntil.TryGetValue(worker, out var until) && at < until;

    private List<BackTestAnswer> Given(string worker)
    {
        if (!_given.TryGetValue(worker, out var answers))
        {
            _given[worker] = answers = [];
        }

        return answers;
    }

    private static string[] WorkersOf(Subject subject) => subject.Kind switch
    {
        SubjectKind.Worker => [subject.Key],
        SubjectKind.Pair => subject.Key.Split('|', 2),
        _ => [],
    };
}
