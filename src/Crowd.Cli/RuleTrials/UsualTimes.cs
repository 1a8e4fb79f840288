namespace Crowd.Cli.RuleTrials;

/// <summary>How long an item usually takes, by the answers to it that came before.</summary>
internal sealed class UsualTimes(int items)
{
    private const int Fewest = 3;
    private readonly List<double>?[] _sorted = new List<double>?[items];

    /// <summary>The median of the item's times so far; NaN for fewer than three.</summary>
    public double Of(int item) => _sorted[item] is { Count: >= Fewest } times ? (times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2 : double.NaN;

    /// <summary>Takes in a time; NaN is passed over.</summary>
    public void Add(int item, double milliseconds)
    {
        if (double.IsNaN(milliseconds))
            return;
        var times = _sorted[item] ??= [];
        var at = times.BinarySearch(milliseconds);
        times.Insert(at < 0 ? ~at : at, milliseconds);
    }
}
