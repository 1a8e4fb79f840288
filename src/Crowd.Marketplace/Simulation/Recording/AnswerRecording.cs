namespace Crowd.Marketplace.Simulation.Recording;

/// <summary>
/// What real workers answered, at most once per worker and item. Items, workers and labels are numbered in order of
/// first appearance; an answer refers to them by number.
/// </summary>
public sealed class AnswerRecording
{
    private readonly RecordedAnswer[] _answers;
    private readonly int[][] _byWorker;

    internal AnswerRecording(string[] items, string[] workers, string[] labels, RecordedAnswer[] answers, int repeatsDropped)
    {
        (Items, Workers, Labels, RepeatsDropped) = (items, workers, labels, repeatsDropped);
        _answers = answers;
        _byWorker = GroupByWorker(workers.Length, answers);
    }

    /// <summary>Item keys.</summary>
    public IReadOnlyList<string> Items { get; }

    /// <summary>Worker names.</summary>
    public IReadOnlyList<string> Workers { get; }

    /// <summary>Label texts.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Answers left out because the same worker had answered the same item before (see <see cref="RecordingReader"/>).</summary>
    public int RepeatsDropped { get; }

    /// <summary>The number of answers.</summary>
    public int Count => _answers.Length;

    /// <summary>The answer at <paramref name="index"/>, 0 … Count − 1, in the order of the file.</summary>
    public RecordedAnswer this[int index] => _answers[index];

    /// <summary>A worker's answers as indexes, in the order in which they were given: by time where every answer has one, else as in the file.</summary>
    public IReadOnlyList<int> AnswersOf(int worker) => _byWorker[worker];

    /// <summary>How many answers each item has.</summary>
    public int[] CountsByItem()
    {
        var counts = new int[Items.Count];
        foreach (var answer in _answers)
        {
            counts[answer.Item]++;
        }

        return counts;
    }

    private static int[][] GroupByWorker(int workers, RecordedAnswer[] answers)
    {
        var lists = new List<int>[workers];
        for (var i = 0; i < answers.Length; i++)
        {
            (lists[answers[i].Worker] ??= []).Add(i);
        }

        var timed = answers.All(answer => answer.SubmittedAt is not null);
        return Array.ConvertAll(lists, list => timed ? [.. list.OrderBy(i => answers[i].SubmittedAt)] : list.ToArray());
    }
}
