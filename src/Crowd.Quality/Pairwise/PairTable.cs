namespace Crowd.Quality.Pairwise;

/// <summary>Comparisons checked and summed up by pair of items.</summary>
internal sealed class PairTable
{
    private readonly (int Low, int High)[] _pairs;
    private readonly int[] _pairOf;

    public PairTable(ReadOnlySpan<Comparison> comparisons)
    {
        for (var row = 0; row < comparisons.Length; row++)
        {
            var c = comparisons[row];
            if (c.Left < 0 || c.Right < 0 || c.Worker < 0 || c.Left == c.Right || !Enum.IsDefined(c.Winner))
            {
                throw new ArgumentException(
                    $"Comparison {row}: items {c.Left} and {c.Right} must be two different ones of 0 or more, worker {c.Worker} 0 or more, and outcome {c.Winner} a known one.",
                    nameof(comparisons));
            }

            Items = Math.Max(Items, Math.Max(c.Left, c.Right) + 1);
            Workers = Math.Max(Workers, c.Worker + 1);
        }

        Comparisons = comparisons.ToArray();
        Array.Sort(Comparisons, (a, b) => (a.Left, a.Right, a.Worker, a.Winner).CompareTo((b.Left, b.Right, b.Worker, b.Winner)));
        Component = Parts();
        var index = new Dictionary<(int, int), int>();
        _pairOf = [.. Comparisons.Select(c =>
        {
            var pair = (Math.Min(c.Left, c.Right), Math.Max(c.Left, c.Right));
            return index.TryAdd(pair, index.Count) ? index.Count - 1 : index[pair];
        })];
        _pairs = [.. index.Keys];
    }

    public Comparison[] Comparisons { get; }

    public int Items { get; }

    public int Workers { get; }

    public int[] Component { get; }

    /// <summary>Wins of each item and comparisons of each pair, each comparison with a weight for either side.</summary>
    public PairCounts Sum(Func<int, double> leftWeight, Func<int, double> rightWeight)
    {
        var counts = new PairCounts(new double[Items], _pairs, new double[_pairs.Length]);
        for (var n = 0; n < Comparisons.Length; n++)
        {
            var (left, right) = (leftWeight(n), rightWeight(n));
            counts.Wins[Comparisons[n].Left] += left;
            counts.Wins[Comparisons[n].Right] += right;
            counts.Weights[_pairOf[n]] += left + right;
        }

        return counts;
    }

    public PairCounts Sum() => Sum(n => LeftShare(Comparisons[n]), n => 1 - LeftShare(Comparisons[n]));

    public static double LeftShare(in Comparison c) => c.Winner switch { Outcome.Left => 1, Outcome.Right => 0, _ => 0.5 };

    private int[] Parts()
    {
        var parent = Enumerable.Range(0, Items).ToArray();
        int Root(int i)
        {
            while (parent[i] != i)
            {
                i = parent[i] = parent[parent[i]];
            }

            return i;
        }

        foreach (var c in Comparisons)
        {
            var (a, b) = (Root(c.Left), Root(c.Right));
            parent[Math.Max(a, b)] = Math.Min(a, b);
        }

        var number = new Dictionary<int, int>();
        return [.. parent.Select((_, i) => number.TryAdd(Root(i), number.Count) ? number.Count - 1 : number[Root(i)])];
    }
}
