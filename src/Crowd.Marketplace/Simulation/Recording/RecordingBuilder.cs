namespace Crowd.Marketplace.Simulation.Recording;

/// <summary>Numbers items, workers and labels, and finds repeated answers.</summary>
internal sealed class RecordingBuilder(string file)
{
    private readonly Numbering _items = new(), _workers = new(), _labels = new();
    private readonly List<RecordedAnswer> _kept = [];
    private readonly Dictionary<(int Worker, int Item), int> _times = [];
    private readonly Dictionary<int, (long Line, int Item)> _firstRepeat = [];

    public void Add(RecordingRow row)
    {
        var (item, worker) = (_items.Of(row.Item), _workers.Of(row.Worker));
        var times = _times.GetValueOrDefault((worker, item)) + 1;
        _times[(worker, item)] = times;
        if (times > 1)
        {
            _firstRepeat.TryAdd(worker, (row.Line, item));
            return;
        }

        _kept.Add(new RecordedAnswer(item, worker, _labels.Of(row.Label), row.SubmittedAt, row.Duration));
    }

    public AnswerRecording Finish()
    {
        if (_kept.Count == 0)
        {
            throw new InputFileException(file, 0, null, "it has a header but no answers.");
        }

        RefuseStrayRepeats();
        return new AnswerRecording(_items.Names, _workers.Names, _labels.Names, [.. _kept], _times.Values.Sum() - _kept.Count);
    }

    private void RefuseStrayRepeats()
    {
        foreach (var (worker, first) in _firstRepeat.OrderBy(pair => pair.Value.Line))
        {
            var times = _times.Where(pair => pair.Key.Worker == worker).Select(pair => pair.Value).ToArray();
            if (times.Length < 2 || times.Distinct().Count() > 1)
            {
                throw new InputFileException(file, first.Line, "task",
                    $"worker {_workers.Names[worker]} answers {_items.Names[first.Item]} a second time; keep one line for each pair of task and worker.");
            }
        }
    }
}
