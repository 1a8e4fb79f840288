namespace Crowd.Quality.Spatial;

/// <summary>
/// Average-link clustering of one picture's boxes on IoU, with at most one box of a worker in a cluster. Pairs wait in a queue by their
/// mean IoU; only boxes that overlap are ever compared, so distant objects cost nothing. O(m² log m) for m boxes in one heap.
/// </summary>
internal sealed class BoxLinkage
{
    private readonly double _link;
    private readonly Dictionary<int, double>[] _overlap; // sum of IoU with each neighbouring cluster
    private readonly List<int>[] _members;
    private readonly HashSet<int>[] _workers;
    private readonly int[] _version;
    private readonly PriorityQueue<(int A, int B, int VersionA, int VersionB), (double, int, int)> _queue = new();

    private BoxLinkage(IReadOnlyList<(int Worker, LabelledBox Box)> boxes, double link)
    {
        _link = link;
        _overlap = [.. boxes.Select(_ => new Dictionary<int, double>())];
        _members = [.. boxes.Select((_, i) => new List<int> { i })];
        _workers = [.. boxes.Select(b => new HashSet<int> { b.Worker })];
        _version = new int[boxes.Count];
        FindNeighbours(boxes);
    }

    /// <summary>Clusters as lists of box indexes. The boxes must stand in an order that does not depend on the input's (worker, then place).</summary>
    public static List<List<int>> Clusters(IReadOnlyList<(int Worker, LabelledBox Box)> boxes, double link)
    {
        var linkage = new BoxLinkage(boxes, link);
        while (linkage._queue.TryDequeue(out var pair, out _))
        {
            if (linkage._version[pair.A] == pair.VersionA && linkage._version[pair.B] == pair.VersionB)
            {
                linkage.Merge(pair.A, pair.B);
            }
        }

        return [.. linkage._members.Where(m => m.Count > 0)];
    }

    private void FindNeighbours(IReadOnlyList<(int Worker, LabelledBox Box)> boxes)
    {
        var byLeft = Enumerable.Range(0, boxes.Count).OrderBy(i => boxes[i].Box.Box.Left).ToArray();
        for (var i = 0; i < byLeft.Length; i++)
        {
            var box = boxes[byLeft[i]].Box.Box;
            for (var j = i + 1; j < byLeft.Length && boxes[byLeft[j]].Box.Box.Left < box.Right; j++)
            {
                var overlap = box.IntersectionOverUnion(boxes[byLeft[j]].Box.Box);
                if (overlap > 0)
                {
                    _overlap[byLeft[i]][byLeft[j]] = overlap;
                    _overlap[byLeft[j]][byLeft[i]] = overlap;
                    Offer(byLeft[i], byLeft[j]);
                }
            }
        }
    }

    private void Offer(int a, int b)
    {
        (a, b) = (Math.Min(a, b), Math.Max(a, b));
        var mean = _overlap[a][b] / ((double)_members[a].Count * _members[b].Count);
        if (mean >= _link && !_workers[a].Overlaps(_workers[b]))
        {
            _queue.Enqueue((a, b, _version[a], _version[b]), (-mean, a, b));
        }
    }

    private void Merge(int a, int b)
    {
        _members[a].AddRange(_members[b]);
        _workers[a].UnionWith(_workers[b]);
        _members[b].Clear();
        _version[a]++;
        _version[b] = -1;
        _overlap[a].Remove(b);
        foreach (var (c, sum) in _overlap[b])
        {
            _overlap[c].Remove(b);
            if (c != a)
            {
                _overlap[a][c] = _overlap[a].GetValueOrDefault(c) + sum;
                _overlap[c][a] = _overlap[a][c];
            }
        }

        _overlap[b].Clear();
        foreach (var c in _overlap[a].Keys.Order())
        {
            Offer(a, c);
        }
    }
}
