using Crowd.Marketplace.Simulation.Browsing;
using Crowd.Marketplace.Simulation.Recording;

namespace Crowd.Marketplace.Simulation.Replaying;

/// <summary>
/// Who can give what next. Each recorded answer waits until a HIT with its item is open, is then handed out once, earliest
/// first for each worker, and ends as given or refused. Not thread-safe; <see cref="ReplayCrowd"/> locks.
/// </summary>
internal sealed class ReplayBook
{
    private readonly AnswerRecording _recording;
    private readonly Dictionary<string, int> _itemNumbers;
    private readonly List<int>[] _answersOfItem;
    private readonly AnswerState[] _states;
    private readonly int[] _rank;
    private readonly ReplayWorker[] _workers;
    private readonly PriorityQueue<ReplayWorker, long> _ready = new();
    private readonly Dictionary<string, HitEntry> _hits = new(StringComparer.Ordinal);

    public ReplayBook(AnswerRecording recording)
    {
        _recording = recording;
        _itemNumbers = recording.Items.Select((item, number) => (item, number)).ToDictionary(pair => pair.item, pair => pair.number, StringComparer.Ordinal);
        _states = new AnswerState[recording.Count];
        _rank = new int[recording.Count];
        _answersOfItem = [.. recording.Items.Select(_ => new List<int>())];
        _workers = [.. WorkerIds.For(recording.Workers).Select((id, number) => new ReplayWorker(number, id, recording.Workers[number]))];
        foreach (var worker in _workers)
        {
            Number(worker);
        }
    }

    public IReadOnlyList<ReplayWorker> Workers => _workers;

    public ReplayTally Tally { get; } = new();

    /// <summary>Answers that may still be given.</summary>
    public int Left => _recording.Count - Tally.Given - Tally.Refused;

    /// <summary>How many workers could start at something now.</summary>
    public int Ready => _ready.Count;

    /// <summary>No worker has anything to do at this moment.</summary>
    public bool IsIdle => _ready.Count == 0 && Tally.Running == 0;

    public bool Knows(string hitId) => _hits.ContainsKey(hitId);

    /// <summary>A HIT is open, for the first time or again: those who have answers for its whole page may take it.</summary>
    /// <returns>How many workers can.</returns>
    public int Open(HitEntry hit)
    {
        _hits[hit.HitId] = hit;
        var numbers = hit.Items.Select(item => _itemNumbers.GetValueOrDefault(item, -1)).ToArray();
        if (numbers.Length == 0 || numbers.Contains(-1))
        {
            return 0;
        }

        var takers = 0;
        foreach (var first in _answersOfItem[numbers[0]])
        {
            var worker = _workers[_recording[first].Worker];
            var turn = numbers.Length == 1 ? [first] : AnswersOn(worker, numbers);
            if (!worker.IsOut && turn.Length == numbers.Length && turn.All(answer => _states[answer] == AnswerState.Waiting))
            {
                Queue(worker, new ReplayTurn(worker, hit, turn), _rank[first]);
                takers++;
            }
        }

        return takers;
    }

    /// <summary>The next thing for somebody to do, or null.</summary>
    public ReplayTurn? Next()
    {
        while (_ready.TryDequeue(out var worker, out _))
        {
            worker.IsReady = false;
            if (!worker.IsOut && worker.Turns.TryDequeue(out var turn, out _))
            {
                worker.IsBusy = true;
                Tally.Running++;
                return turn;
            }
        }

        return null;
    }

    /// <summary>What became of a turn.</summary>
    public void Finish(ReplayTurn turn, TurnOutcome outcome)
    {
        Tally.Running--;
        turn.Worker.IsBusy = false;
        foreach (var answer in turn.Answers)
        {
            _states[answer] = outcome.State;
        }

        Tally.Count(outcome, turn.Answers.Length);
        if (outcome.WorkerIsOut)
        {
            Dismiss(turn.Worker, outcome.Reason!);
        }

        MakeReady(turn.Worker);
    }

    private void Dismiss(ReplayWorker worker, string reason)
    {
        worker.IsOut = true;
        worker.Turns.Clear();
        Tally.WorkersOut++;
        foreach (var answer in _recording.AnswersOf(worker.Number).Where(answer => _states[answer] is AnswerState.Waiting or AnswerState.Queued))
        {
            _states[answer] = AnswerState.Refused;
            Tally.Count(new TurnOutcome(AnswerState.Refused, reason), 1);
        }
    }

    private void Queue(ReplayWorker worker, ReplayTurn turn, int rank)
    {
        foreach (var answer in turn.Answers)
        {
            _states[answer] = AnswerState.Queued;
        }

        worker.Turns.Enqueue(turn, rank);
        MakeReady(worker);
    }

    // Who is furthest behind goes first; where times were recorded, who was earliest.
    private void MakeReady(ReplayWorker worker)
    {
        if (!worker.IsReady && !worker.IsBusy && !worker.IsOut && worker.Turns.TryPeek(out var turn, out var rank))
        {
            worker.IsReady = true;
            _ready.Enqueue(worker, _recording[turn.Answers[0]].SubmittedAt?.UtcTicks ?? rank);
        }
    }

    private int[] AnswersOn(ReplayWorker worker, int[] items) =>
        [.. items.SelectMany(item => _answersOfItem[item].Where(answer => _recording[answer].Worker == worker.Number))];

    private void Number(ReplayWorker worker)
    {
        var rank = 0;
        foreach (var answer in _recording.AnswersOf(worker.Number))
        {
            _rank[answer] = rank++;
            _answersOfItem[_recording[answer].Item].Add(answer);
        }
    }
}
